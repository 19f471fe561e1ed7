package dev.floe.dbt.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.table.PythonTemporals;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The values are what dbt-postgres 1.11.0 shows templates, by psycopg2 2.9.13. */
final class TestPostgresCells {
    private final PostgresCells cells = new PostgresCells(new SessionValues(new PythonTemporals()));

    private String cell(String type, @Nullable Object value) {
        Value cell = cells.of(type, value);
        return cell.typeName() + " " + cell.toText();
    }

    @Test
    void readsJson() {
        assertThat(cell("json", "{\"b\": [1, null, \"é\"],\"a\":1.0, \"c\": 1e3, \"d\": {}, \"e\": \"\\n/\"}"))
                .isEqualTo(
                        "str {\"b\": [1, null, \"\\u00e9\"], \"a\": 1.0, \"c\": 1000.0, \"d\": {}, \"e\": \"\\n/\"}");
        assertThat(cell("jsonb", "\"x\"")).isEqualTo("str x");
        assertThat(cell("jsonb", "12")).isEqualTo("int 12");
        assertThat(cell("jsonb", "1.50")).isEqualTo("float 1.5");
        assertThat(cell("jsonb", "true")).isEqualTo("bool True");
        assertThat(cell("json", "null")).isEqualTo("NoneType None");
        assertThat(cell("json", null)).isEqualTo("NoneType None");
    }

    @Test
    void countsIntervalsInDaysAndSeconds() {
        assertThat(cell("interval", "1 mon 2 days 00:00:03")).isEqualTo("str 32 days, 0:00:03");
        assertThat(cell("interval", "-01:30:00")).isEqualTo("str -1 day, 22:30:00");
        assertThat(cell("interval", "36:00:00.5")).isEqualTo("str 1 day, 12:00:00.500000");
        assertThat(cell("interval", "1 year -3 days")).isEqualTo("str 362 days, 0:00:00");
        assertThat(cell("interval", "00:00:00")).isEqualTo("str 0:00:00");
    }

    @Test
    void writesArraysAsJson() {
        assertThat(cell("_int4", Arrays.asList(1L, 2L, null))).isEqualTo("str [1, 2, null]");
        assertThat(cell("_text", List.of("a", "b\"c"))).isEqualTo("str [\"a\", \"b\\\"c\"]");
        assertThat(cell("_numeric", List.of(new BigDecimal("1.50"), new BigDecimal(2))))
                .isEqualTo("str [1.5, 2.0]");
        assertThat(cell("_float8", List.of(0.1, 1e20))).isEqualTo("str [0.1, 1e+20]");
        assertThat(cell("_timestamp", List.of(LocalDateTime.of(2024, 2, 29, 12, 0))))
                .isEqualTo("str [\"2024-02-29T12:00:00\"]");
        assertThat(cell("_interval", Arrays.asList("1 day", null))).isEqualTo("str [\"1 day, 0:00:00\", null]");
        assertThat(cell("_uuid", List.of(UUID.fromString("f47ac10b-58cc-4372-a567-0e02b2c3d479"))))
                .isEqualTo("str {f47ac10b-58cc-4372-a567-0e02b2c3d479}");
    }

    @Test
    void writesRangesWithASpaceAndNone() {
        assertThat(cell("int4range", "[1,5)")).isEqualTo("str [1, 5)");
        assertThat(cell("numrange", "(,2.5]")).isEqualTo("str (None, 2.5]");
        assertThat(cell("daterange", "empty")).isEqualTo("str empty");
        assertThat(cell("tsrange", "[\"2024-02-29 12:00:00\",)")).isEqualTo("str [2024-02-29 12:00:00, None)");
    }

    @Test
    void writesTimesWithSecondsAndKeepsWhatPythonCanCountTo() {
        assertThat(cell("time", LocalTime.of(12, 34))).isEqualTo("str 12:34:00");
        assertThat(cell("time", LocalTime.of(12, 34, 56, 500_000_000))).isEqualTo("str 12:34:56.500000");
        assertThat(cell("date", LocalDate.MAX)).isEqualTo("datetime.date 9999-12-31");
        assertThat(cell("timestamp", LocalDateTime.MIN)).isEqualTo("datetime.datetime 0001-01-01 00:00:00");
    }
}
