package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.testing.AbstractSessionValuesContract;
import dev.floe.testing.SampleValue;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

final class TestDuckDbSessionValues extends AbstractSessionValuesContract {
    @Override
    protected ComputeEngine open(Path directory) {
        return DuckDbDatabase.in(directory).open();
    }

    @Override
    protected String bytes() {
        return "'\\xAA\\x00'::blob";
    }

    @Override
    protected List<SampleValue> furtherValues() {
        return List.of(
                new SampleValue("1::tinyint", 1L),
                new SampleValue("255::utinyint", 255L),
                new SampleValue("65535::usmallint", 65535L),
                new SampleValue("4294967295::uinteger", 4294967295L),
                new SampleValue("1::ubigint", 1L),
                new SampleValue("18446744073709551615::ubigint", new BigInteger("18446744073709551615")),
                new SampleValue("1::hugeint", 1L),
                new SampleValue(
                        "170141183460469231731687303715884105727::hugeint",
                        BigInteger.TWO.pow(127).subtract(BigInteger.ONE)),
                new SampleValue(
                        "340282366920938463463374607431768211455::uhugeint",
                        BigInteger.TWO.pow(128).subtract(BigInteger.ONE)),
                new SampleValue(
                        "'12345678901234567890123456789012345678901'::bignum",
                        "12345678901234567890123456789012345678901"),
                new SampleValue("'NaN'::float", Double.NaN),
                new SampleValue("'2024-02-29 01:02:03'::timestamp_s", LocalDateTime.parse("2024-02-29T01:02:03")),
                new SampleValue(
                        "'2024-02-29 01:02:03.004'::timestamp_ms", LocalDateTime.parse("2024-02-29T01:02:03.004")),
                new SampleValue(
                        "'2024-02-29 01:02:03.123456789'::timestamp_ns",
                        LocalDateTime.parse("2024-02-29T01:02:03.123456789")),
                new SampleValue("'12:34:56.5+05:30'::timetz", "12:34:56.500+05:30"),
                new SampleValue("interval '1 month 2 days 3 seconds'", "1 month 2 days 00:00:03"),
                new SampleValue("'101'::bit", "101"),
                new SampleValue("'{\"a\": [1, null]}'::json", "{\"a\": [1, null]}"),
                new SampleValue("'b'::enum('a', 'b')", "b"),
                new SampleValue("union_value(number := 1::integer)", 1L),
                new SampleValue("[]", List.of()),
                new SampleValue("array_value(1::integer, 2::integer)", List.of(1L, 2L)),
                new SampleValue("[date '2024-02-29', null]", Arrays.asList(LocalDate.parse("2024-02-29"), null)),
                new SampleValue("['infinity'::date]", List.of(LocalDate.MAX)),
                new SampleValue("['infinity'::timestamp]", List.of(LocalDateTime.MAX)),
                new SampleValue("['{}'::json]", List.of("{}")),
                new SampleValue("map {'a': 1::integer, 'b': 2::integer}", Map.of("a", 1L, "b", 2L)),
                new SampleValue(
                        "{'a': 1::integer, 'b': {'at': time '01:02:03', 'seen': timestamp '2024-02-29 01:02:03'}}",
                        Map.of(
                                "a",
                                1L,
                                "b",
                                Map.of(
                                        "at",
                                        LocalTime.parse("01:02:03"),
                                        "seen",
                                        LocalDateTime.parse("2024-02-29T01:02:03")))));
    }
}
