package dev.floe.dbt.adapter;

import dev.floe.dbt.column.Column;
import dev.floe.dbt.column.ColumnValue;
import dev.floe.dbt.member.Members;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.dbt.relation.RelationPath;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What templates find on every adapter, and that asks or changes the database. */
final class ConnectionMembers {
    private ConnectionMembers() {}

    static Members<Connection> build() {
        Members.Builder<Connection> members = Members.builder();
        addStatements(members);
        addRelations(members);
        addColumns(members);
        addSchemas(members);
        addCache(members);
        return members.build();
    }

    private static void addStatements(Members.Builder<Connection> members) {
        members.method("execute(sql, auto_begin=False, fetch=False, limit=None)", ConnectionMembers::execute)
                .method(
                        "add_query(sql, auto_begin=True, bindings=None, abridge_sql_log=False)",
                        (connection, _, arguments) -> {
                            AdapterSession session = connection.sessions().session();
                            if (arguments.truth("auto_begin", true)) {
                                session.begin();
                            }
                            session.execute(arguments.text("sql"));
                            return TupleValue.of(NoneValue.NONE, NoneValue.NONE);
                        })
                .method("commit()", (connection, _, _) -> {
                    connection.sessions().session().commit();
                    return NoneValue.NONE;
                });
    }

    private static Value execute(Connection connection, Evaluation evaluation, BoundArguments arguments) {
        AdapterSession session = connection.sessions().session();
        String sql = arguments.text("sql");
        if (arguments.truth("auto_begin", false)) {
            session.begin();
        }
        if (!arguments.truth("fetch", false)) {
            session.execute(sql);
            return TupleValue.of(session.response(), new AgateTableValue(AgateTable.EMPTY, connection.console()));
        }
        AgateTable table = session.query(sql);
        Value limit = arguments.value("limit", NoneValue.NONE);
        AgateTable kept = limit instanceof IntValue ? table.first(arguments.number("limit", 0)) : table;
        return TupleValue.of(session.response(), new AgateTableValue(kept, connection.console()));
    }

    private static void addRelations(Members.Builder<Connection> members) {
        members.method("get_relation(database, schema, identifier)", (connection, evaluation, arguments) -> {
                    RelationPath path = new RelationPath(
                            arguments.optionalText("database"),
                            arguments.optionalText("schema"),
                            arguments.optionalText("identifier"));
                    return connection
                            .find(evaluation, path)
                            .<Value>map(RelationValue::new)
                            .orElse(NoneValue.NONE);
                })
                .method("drop_relation(relation)", ConnectionMembers::dropRelation)
                .method("truncate_relation(relation)", (connection, evaluation, arguments) -> {
                    run(connection, evaluation, "truncate_relation", "relation", arguments.value("relation"));
                    return NoneValue.NONE;
                })
                .method("rename_relation(from_relation, to_relation)", ConnectionMembers::renameRelation);
    }

    private static Value dropRelation(Connection connection, Evaluation evaluation, BoundArguments arguments) {
        Relation relation = relation(arguments, "relation");
        if (relation.type().isEmpty()) {
            throw raised("Tried to drop relation " + relation.render() + ", but its type is null");
        }
        connection.relations().drop(relation);
        run(connection, evaluation, "drop_relation", "relation", arguments.value("relation"));
        return NoneValue.NONE;
    }

    private static Value renameRelation(Connection connection, Evaluation evaluation, BoundArguments arguments) {
        connection.relations().rename(relation(arguments, "from_relation"), relation(arguments, "to_relation"));
        connection
                .macros()
                .run(
                        evaluation,
                        "rename_relation",
                        Map.of(
                                "from_relation",
                                arguments.value("from_relation"),
                                "to_relation",
                                arguments.value("to_relation")));
        return NoneValue.NONE;
    }

    private static void addColumns(Members.Builder<Connection> members) {
        members.method(
                        "get_columns_in_relation(relation)",
                        (connection, evaluation, arguments) ->
                                ListValue.of(connection.columns(evaluation, relation(arguments, "relation"))))
                .method("get_columns_in_table(schema, identifier)", (connection, evaluation, arguments) -> {
                    RelationPath path = new RelationPath(
                            Optional.empty(), arguments.optionalText("schema"), arguments.optionalText("identifier"));
                    return ListValue.of(connection.columns(
                            evaluation,
                            RelationBuilder.of(connection.adapter().relationDialect())
                                    .path(path)
                                    .quotePolicy(connection.adapter().quoting())
                                    .build()));
                })
                .method("get_column_schema_from_query(sql)", (connection, _, arguments) -> {
                    List<Column> columns = connection.sessions().session().columnsOfQuery(arguments.text("sql"));
                    return ListValue.of(columns.stream().map(ColumnValue::new).toList());
                })
                .method("get_missing_columns(from_relation, to_relation)", ConnectionMembers::missingColumns)
                .method(
                        "expand_target_column_types(from_relation, to_relation)",
                        ConnectionMembers::expandTargetColumnTypes);
    }

    private static Value missingColumns(Connection connection, Evaluation evaluation, BoundArguments arguments) {
        Set<String> present = connection.columns(evaluation, relation(arguments, "to_relation")).stream()
                .map(value -> value.column().name())
                .collect(Collectors.toSet());
        return ListValue.of(connection.columns(evaluation, relation(arguments, "from_relation")).stream()
                .filter(value -> !present.contains(value.column().name()))
                .toList());
    }

    /** DuckDB's texts have no length, so nothing is ever too short there. */
    private static Value expandTargetColumnTypes(
            Connection connection, Evaluation evaluation, BoundArguments arguments) {
        if (connection.adapter() instanceof DuckDbAdapter) {
            return NoneValue.NONE;
        }
        Map<String, Column> goals = connection.columns(evaluation, relation(arguments, "from_relation")).stream()
                .collect(Collectors.toMap(value -> value.column().name(), ColumnValue::column, (one, _) -> one));
        for (ColumnValue current : connection.columns(evaluation, relation(arguments, "to_relation"))) {
            Column goal = goals.get(current.column().name());
            if (goal != null && current.column().canExpandTo(goal)) {
                String type = "character varying(" + goal.stringSize().toText() + ")";
                connection
                        .macros()
                        .run(
                                evaluation,
                                "alter_column_type",
                                Map.of(
                                        "relation",
                                        arguments.value("to_relation"),
                                        "column_name",
                                        StringValue.of(goal.name()),
                                        "new_column_type",
                                        StringValue.of(type)));
            }
        }
        return NoneValue.NONE;
    }

    private static void addSchemas(Members.Builder<Connection> members) {
        members.method("check_schema_exists(database, schema)", ConnectionMembers::checkSchemaExists)
                .method("create_schema(relation)", (connection, evaluation, arguments) -> {
                    Relation schema = relation(arguments, "relation").withoutIdentifier();
                    run(connection, evaluation, "create_schema", "relation", new RelationValue(schema));
                    connection.sessions().session().commit();
                    return NoneValue.NONE;
                })
                .method("drop_schema(relation)", (connection, evaluation, arguments) -> {
                    Relation schema = relation(arguments, "relation").withoutIdentifier();
                    run(connection, evaluation, "drop_schema", "relation", new RelationValue(schema));
                    connection.sessions().session().commit();
                    connection
                            .relations()
                            .dropSchema(schema.path().database(), schema.path().schema());
                    return NoneValue.NONE;
                });
    }

    private static Value checkSchemaExists(Connection connection, Evaluation evaluation, BoundArguments arguments) {
        Relation informationSchema = RelationBuilder.of(connection.adapter().relationDialect())
                .path(new RelationPath(
                        arguments.optionalText("database"),
                        arguments.optionalText("schema"),
                        Optional.of("INFORMATION_SCHEMA")))
                .quotePolicy(connection.adapter().quoting())
                .build()
                .informationSchema(Optional.empty());
        Value rows = connection
                .macros()
                .run(
                        evaluation,
                        "check_schema_exists",
                        Map.of(
                                "information_schema",
                                new RelationValue(informationSchema),
                                "schema",
                                arguments.value("schema")));
        Value count = evaluation.item(evaluation.item(rows, IntValue.of(0)), IntValue.of(0));
        return BoolValue.of(count.isTrue());
    }

    private static void addCache(Members.Builder<Connection> members) {
        members.method("cache_added(relation)", (connection, _, arguments) -> {
                    connection.relations().add(relation(arguments, "relation"));
                    return StringValue.EMPTY;
                })
                .method("cache_dropped(relation)", (connection, _, arguments) -> {
                    connection.relations().drop(relation(arguments, "relation"));
                    return StringValue.EMPTY;
                })
                .method("cache_renamed(from_relation, to_relation)", (connection, _, arguments) -> {
                    connection
                            .relations()
                            .rename(relation(arguments, "from_relation"), relation(arguments, "to_relation"));
                    return StringValue.EMPTY;
                });
    }

    private static void run(
            Connection connection, Evaluation evaluation, String macro, String parameter, Value argument) {
        connection.macros().run(evaluation, macro, Map.of(parameter, argument));
    }

    static Relation relation(BoundArguments arguments, String name) {
        if (arguments.value(name) instanceof RelationValue value) {
            return value.relation();
        }
        throw raised("'%s' of '%s' must be a relation, not %s"
                .formatted(name, arguments.function(), arguments.value(name).typeName()));
    }

    static TemplateException raised(String message) {
        return TemplateException.of(ErrorKind.RAISED, message);
    }
}
