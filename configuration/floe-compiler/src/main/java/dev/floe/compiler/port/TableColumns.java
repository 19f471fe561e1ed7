package dev.floe.compiler.port;

import dev.floe.compiler.contract.ColumnType;
import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.lineage.LineageReader;
import dev.floe.documents.NearestName;
import dev.floe.jinja.value.DictValue;
import dev.floe.lineage.graph.LineageGraph;
import dev.floe.lineage.graph.TableLineage;
import dev.floe.lineage.graph.TableLineage.Openness;
import dev.floe.lineage.resolve.Field;
import dev.floe.lineage.resolve.SqlLineage;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns that tables of a project have: what their SQL gives, as far as it tells, and what their properties declare. */
final class TableColumns {
    private final ProductProject project;
    private final LineageGraph lineage;
    private final ProblemCollector problems;

    TableColumns(ProductProject project, ProblemCollector problems) {
        this.project = project;
        this.lineage = LineageReader.read(project.parsed(), project.graph(), SqlLineage.MASKING)
                .graph();
        this.problems = problems;
    }

    /**
     * A column.
     *
     * @param declared its entry in the properties; empty: there is none
     */
    record TableColumn(String name, Optional<ColumnType> type, DictValue declared) {}

    /**
     * The columns of a model, in the order of the table where that is known.
     *
     * @return empty, and reported, where something does not fit or is not known
     */
    Optional<List<TableColumn>> of(ManifestNode model) {
        int before = problems.problems().size();
        List<TableColumn> columns = columns(model);
        return problems.problems().size() == before ? Optional.of(columns) : Optional.empty();
    }

    private List<TableColumn> columns(ManifestNode model) {
        Map<String, DictValue> declared = declared(model);
        Optional<TableLineage> known = lineage.table(model.uniqueId())
                .filter(table ->
                        table.openness() == Openness.CLOSED && table.opaque().isEmpty());
        List<TableColumn> columns = new ArrayList<>();
        if (known.isPresent()) {
            known.get()
                    .columns()
                    .forEach(field -> columns.add(
                            column(model, field, Optional.ofNullable(declared.remove(lower(field.name()))))));
            declared.forEach((name, entry) -> reportMissing(model, Fields.text(entry, "name", name), known.get()));
        } else {
            declared.forEach((name, entry) ->
                    columns.add(new TableColumn(Fields.text(entry, "name", name), type(entry), entry)));
        }
        columns.stream().filter(column -> column.type().isEmpty()).forEach(column -> reportUntyped(model, column));
        if (columns.isEmpty()) {
            problems.add(Problem.error(
                            ContractError.COLUMN_TYPE_UNKNOWN,
                            project.places().declaration(model),
                            "Nothing tells which columns table '%s' has".formatted(model.name()))
                    .withHelp("declare its columns, each with a data_type"));
        }
        return columns;
    }

    private TableColumn column(ManifestNode model, Field field, Optional<DictValue> declared) {
        Optional<ColumnType> written = declared.flatMap(TableColumns::type);
        Optional<ColumnType> given = field.type().map(ColumnType::of);
        if (written.isPresent() && given.isPresent() && !written.equals(given) && !ModelPromises.isEnforced(model)) {
            problems.add(
                    Problem.error(
                                    ContractError.COLUMN_TYPE_DIFFERS,
                                    place(model, field.name()),
                                    "Column '%s' of '%s' is declared as %s, and its SQL gives %s"
                                            .formatted(field.name(), model.name(), written.get(), given.get()))
                            .withHelp(
                                    "declare the type that it has, cast it in the SQL, or let dbt enforce the model's contract"));
        }
        return new TableColumn(field.name(), written.or(() -> given), declared.orElseGet(DictValue::empty));
    }

    private void reportMissing(ManifestNode model, String name, TableLineage table) {
        problems.add(Problem.error(
                        ContractError.COLUMN_NOT_IN_MODEL,
                        place(model, name),
                        "Column '%s' is declared, and the SQL of '%s' gives no such column"
                                .formatted(name, model.name()))
                .withHelp(NearestName.of(
                                name, table.columns().stream().map(Field::name).toList())
                        .map("did you mean '%s'?"::formatted)
                        .orElse("add it to the SQL, or remove it here")));
    }

    private void reportUntyped(ManifestNode model, TableColumn column) {
        problems.add(Problem.error(
                        ContractError.COLUMN_TYPE_UNKNOWN,
                        place(model, column.name()),
                        "Nothing tells of which type column '%s' of '%s' is".formatted(column.name(), model.name()))
                .withHelp("declare it with a data_type, or cast it in the SQL"));
    }

    private Place place(ManifestNode model, String column) {
        return project.places().column(model, column).orElseGet(() -> project.places()
                .declaration(model));
    }

    private static Optional<ColumnType> type(DictValue column) {
        return Fields.text(column, "data_type").filter(type -> !type.isBlank()).map(ColumnType::of);
    }

    private static Map<String, DictValue> declared(ManifestNode model) {
        Map<String, DictValue> declared = new LinkedHashMap<>();
        Fields.dict(model.fields(), "columns").entries().forEach((name, value) -> {
            if (value instanceof DictValue column) {
                declared.put(lower(name.toText()), column);
            }
        });
        return declared;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
