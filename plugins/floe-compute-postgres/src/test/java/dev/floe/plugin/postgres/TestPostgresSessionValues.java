package dev.floe.plugin.postgres;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.testing.AbstractSessionValuesContract;
import dev.floe.testing.SampleValue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.Shared.class)
final class TestPostgresSessionValues extends AbstractSessionValuesContract {
    private final PostgresServer server;

    TestPostgresSessionValues(PostgresServer server) {
        this.server = server;
    }

    @Override
    protected ComputeEngine open(Path directory) {
        return server.open(directory);
    }

    @Override
    protected String bytes() {
        return "'\\xaa00'::bytea";
    }

    @Override
    protected List<SampleValue> furtherValues() {
        return List.of(
                new SampleValue("42::oid", 42L),
                new SampleValue("'x'::name", "x"),
                new SampleValue("'x'::\"char\"", "x"),
                new SampleValue("'x'::char(3)", "x  "),
                new SampleValue("'NaN'::numeric", Double.NaN),
                new SampleValue("'-Infinity'::numeric", Double.NEGATIVE_INFINITY),
                new SampleValue("1e-30::numeric", new BigDecimal("0.000000000000000000000000000001")),
                new SampleValue("date '0044-03-15 BC'", LocalDate.of(-43, 3, 15)),
                new SampleValue("date '12024-02-29'", LocalDate.of(12024, 2, 29)),
                new SampleValue("timestamp '0044-03-15 12:00 BC'", LocalDateTime.of(-43, 3, 15, 12, 0)),
                new SampleValue("time '24:00'", "24:00:00"),
                new SampleValue("'12:34:56.5+05:30'::timetz", "12:34:56.5+05:30"),
                new SampleValue("interval '1 month 2 days 3 seconds'", "1 mon 2 days 00:00:03"),
                new SampleValue("'{\"b\": 1,  \"a\": [1, null]}'::json", "{\"b\": 1,  \"a\": [1, null]}"),
                new SampleValue("'{\"b\": 1,  \"a\": [1, null]}'::jsonb", "{\"a\": [1, null], \"b\": 1}"),
                new SampleValue("'12.5'::money", "$12.50"),
                new SampleValue("'101'::bit(3)", "101"),
                new SampleValue("'10.0.0.1'::inet", "10.0.0.1"),
                new SampleValue("int4range(1, 5)", "[1,5)"),
                new SampleValue("row(1, 'a b')", "(1,\"a b\")"),
                new SampleValue("'<a/>'::xml", "<a/>"),
                new SampleValue("'{}'::int[]", List.of()),
                new SampleValue("'[0:1]={1,2}'::int[]", List.of(1L, 2L)),
                new SampleValue(
                        "array['a \"b\" \\ c', 'NULL', null, '', '{,}']",
                        Arrays.asList("a \"b\" \\ c", "NULL", null, "", "{,}")),
                new SampleValue("array[date '2024-02-29', null]", Arrays.asList(LocalDate.of(2024, 2, 29), null)),
                new SampleValue("array['infinity'::timestamp]", List.of(LocalDateTime.MAX)),
                new SampleValue("array[true, false]", List.of(true, false)),
                new SampleValue(
                        "array['f47ac10b-58cc-4372-a567-0e02b2c3d479'::uuid]",
                        List.of(UUID.fromString("f47ac10b-58cc-4372-a567-0e02b2c3d479"))));
    }
}
