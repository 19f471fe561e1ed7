package dev.floe.dbt.adapter;

import dev.floe.dbt.member.Members;
import dev.floe.dbt.relation.Relation;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What templates find on the adapter of DuckDB only, and that asks the database. */
final class DuckDbConnectionMembers {
    private static final Map<String, String> KEYS =
            Map.of("PRIMARY KEY", "primary_key", "UNIQUE", "unique", "FOREIGN KEY", "foreign_key");

    private DuckDbConnectionMembers() {}

    static Members<Connection> build() {
        return Members.<Connection>builder()
                .method(
                        "location_exists(location)",
                        (connection, _, arguments) -> BoolValue.of(isReadable(
                                connection, arguments.value("location").toText())))
                .method("ensure_transaction()", (connection, _, _) -> {
                    connection.sessions().session().begin();
                    return NoneValue.NONE;
                })
                .method("get_binding_char()", (_, _, _) -> StringValue.of("?"))
                .method("use_ducklake_table_workarounds(relation)", (_, _, _) -> BoolValue.FALSE)
                .method(
                        "catalog_supports_foreign_keys(database)",
                        (connection, _, arguments) -> BoolValue.of(isOwnCatalog(
                                connection, arguments.value("database").toText())))
                .method(
                        "existing_key_constraint_types(relation)",
                        (connection, _, arguments) -> ListValue.ofStrings(
                                keys(connection, ConnectionMembers.relation(arguments, "relation"))))
                .build();
    }

    private static boolean isReadable(Connection connection, String location) {
        try {
            connection.sessions().session().execute("select 1 from " + literal(location) + " where 1=0");
            return true;
        } catch (TemplateException unreadable) {
            return false;
        }
    }

    private static boolean isOwnCatalog(Connection connection, String database) {
        return connection
                        .query(
                                "select 1 from duckdb_databases() where type = 'duckdb' and lower(database_name) = lower("
                                        + literal(database) + ")")
                        .table()
                        .rows()
                        .size()
                == 1;
    }

    private static Set<String> keys(Connection connection, Relation relation) {
        String query = """
                select distinct constraint_type from duckdb_constraints()
                where lower(database_name) = lower(%s)
                    and lower(schema_name) = lower(%s)
                    and lower(table_name) = lower(%s)
                """.formatted(
                        literal(relation.path().database().orElse("")),
                        literal(relation.path().schema().orElse("")),
                        literal(relation.path().identifier().orElse("")));
        Set<String> types = new TreeSet<>();
        for (List<Value> row : connection.query(query).table().rows()) {
            String type = KEYS.get(row.getFirst().toText());
            if (type != null) {
                types.add(type);
            }
        }
        return types;
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
