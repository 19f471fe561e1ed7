package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.session.StatementReport;
import java.util.Optional;

/** What a database says of a statement, as dbt's adapters put it. */
public record ResponseValue(Value message, Value code, Value rowsAffected) implements HostValue {
    public ResponseValue {
        requireNonNull(message, "message is null");
        requireNonNull(code, "code is null");
        requireNonNull(rowsAffected, "rowsAffected is null");
    }

    /** An answer that says no more than this. */
    public static ResponseValue of(String message) {
        return new ResponseValue(StringValue.of(message), NoneValue.NONE, NoneValue.NONE);
    }

    /** What an engine reports. psycopg2 counts -1 rows where there is nothing to be counted. */
    static ResponseValue of(Optional<StatementReport> report) {
        return report.map(said -> new ResponseValue(
                        StringValue.of(said.message()),
                        StringValue.of(said.kind()),
                        IntValue.of(said.rows().orElse(-1))))
                .orElse(of("OK"));
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "_message" -> Optional.of(message);
            case "code" -> Optional.of(code);
            case "rows_affected" -> Optional.of(rowsAffected);
            case "query_id" -> Optional.of(NoneValue.NONE);
            default -> Optional.empty();
        };
    }

    @Override
    public String typeName() {
        return "AdapterResponse";
    }

    @Override
    public String repr() {
        return "AdapterResponse(_message=%s, code=%s, rows_affected=%s, query_id=None)"
                .formatted(message.repr(), code.repr(), rowsAffected.repr());
    }

    @Override
    public String toText() {
        return message.toText();
    }
}
