package dev.floe.dbt.adapter;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What templates find on the adapter of PostgreSQL only, and that asks the database. */
final class PostgresConnectionMembers {
    private PostgresConnectionMembers() {}

    static Members<Connection> build() {
        return Members.<Connection>builder()
                .method(
                        "add_query(sql, auto_begin=True, bindings=None, abridge_sql_log=False)",
                        PostgresConnectionMembers::addQuery)
                .build();
    }

    private static Value addQuery(Connection connection, Evaluation evaluation, BoundArguments arguments) {
        AdapterSession session = connection.sessions().session();
        if (arguments.truth("auto_begin", true)) {
            session.begin();
        }
        Value bindings = arguments.value("bindings", NoneValue.NONE);
        String sql = arguments.text("sql");
        session.execute(bindings == NoneValue.NONE ? sql : PostgresBindings.bind(sql, values(evaluation, bindings)));
        return TupleValue.of(NoneValue.NONE, NoneValue.NONE);
    }

    private static List<Value> values(Evaluation evaluation, Value bindings) {
        List<Value> values = new ArrayList<>();
        evaluation.iterate(bindings).forEachRemaining(values::add);
        return values;
    }
}
