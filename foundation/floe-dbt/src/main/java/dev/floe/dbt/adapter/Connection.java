package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.column.ColumnValue;
import dev.floe.dbt.error.DatabaseException;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.dbt.relation.RelationPath;
import dev.floe.dbt.relation.RelationType;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A database as the templates of a run reach it. Threads share it; each has a session of its own.
 *
 * @param sessions gives the session of a thread
 * @param macros calls the macros that ask the database
 * @param relations what is known of its relations
 * @param console where tables print themselves, and warnings go
 */
public record Connection(
        Adapter adapter,
        SessionSource sessions,
        MacroRunner macros,
        RelationCache relations,
        Consumer<String> console) {
    public Connection {
        requireNonNull(adapter, "adapter is null");
        requireNonNull(sessions, "sessions is null");
        requireNonNull(macros, "macros is null");
        requireNonNull(relations, "relations is null");
        requireNonNull(console, "console is null");
    }

    /** The relation of a name, or nothing; the case of its letters counts as the database takes it. */
    public Optional<Relation> find(Evaluation evaluation, RelationPath path) {
        RelationPath searched = searched(path);
        List<Relation> matches = relations.near(path, () -> list(evaluation, path)).stream()
                .filter(relation -> relation.matches(searched))
                .toList();
        if (matches.size() > 1) {
            throw TemplateException.of(
                    ErrorKind.RAISED,
                    "Several relations match '%s': %s"
                            .formatted(
                                    path.identifier().orElse(""),
                                    String.join(
                                            ", ",
                                            matches.stream()
                                                    .map(Relation::render)
                                                    .toList())));
        }
        return matches.stream().findFirst();
    }

    private RelationPath searched(RelationPath path) {
        return new RelationPath(
                path.database().map(name -> adapter.quoting().database() ? name : lower(name)),
                path.schema().map(name -> adapter.quoting().schema() ? name : lower(name)),
                path.identifier().map(name -> adapter.quoting().identifier() ? name : lower(name)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private List<Relation> list(Evaluation evaluation, RelationPath path) {
        Relation schema = RelationBuilder.of(adapter.relationDialect())
                .path(new RelationPath(path.database(), path.schema(), Optional.empty()))
                .quotePolicy(adapter.quoting())
                .build()
                .withoutIdentifier();
        Value rows = macros.run(
                evaluation, "list_relations_without_caching", Map.of("schema_relation", new RelationValue(schema)));
        List<Relation> found = new ArrayList<>();
        Iterator<Value> iterator = evaluation.iterate(rows);
        while (iterator.hasNext()) {
            found.add(relation(evaluation, iterator.next()));
        }
        return found;
    }

    /** A row of a listing: database, name, schema and type. */
    private Relation relation(Evaluation evaluation, Value row) {
        List<String> cells = new ArrayList<>();
        evaluation.iterate(row).forEachRemaining(cell -> cells.add(cell.toText()));
        return RelationBuilder.of(adapter.relationDialect())
                .path(new RelationPath(Optional.of(cells.get(0)), Optional.of(cells.get(2)), Optional.of(cells.get(1))))
                .type(Optional.of(RelationType.find(cells.get(3)).orElse(RelationType.EXTERNAL)))
                .build();
    }

    /** The columns of a relation, as the values that templates see; to DuckDB, one that is not there has none. */
    List<ColumnValue> columns(Evaluation evaluation, Relation relation) {
        Value listed;
        try {
            listed = macros.run(evaluation, "get_columns_in_relation", Map.of("relation", new RelationValue(relation)));
        } catch (DatabaseException refusal) {
            if (adapter instanceof DuckDbAdapter && lower(refusal.text()).contains("does not exist")) {
                return List.of();
            }
            throw refusal;
        }
        List<ColumnValue> columns = new ArrayList<>();
        evaluation.iterate(listed).forEachRemaining(value -> {
            if (value instanceof ColumnValue column) {
                columns.add(column);
            }
        });
        return columns;
    }

    /** Runs a query for its rows. */
    AgateTableValue query(String sql) {
        return new AgateTableValue(sessions.session().query(sql), console);
    }
}
