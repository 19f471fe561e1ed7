package dev.floe.dbt.adapter;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;

/** What templates find on the adapter of DuckDB only, and that asks the database. */
final class DuckDbConnectionMembers {
    private DuckDbConnectionMembers() {}

    static Members<Connection> build() {
        KeyConstraints keys = new KeyConstraints();
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
                        (connection, _, arguments) -> BoolValue.of(keys.isOwnCatalog(
                                connection, arguments.value("database").toText())))
                .method(
                        "existing_key_constraint_types(relation)",
                        (connection, _, arguments) -> ListValue.ofStrings(
                                keys.of(connection, ConnectionMembers.relation(arguments, "relation"))))
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

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
