package dev.floe.dbt.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.dbt.table.PythonTemporals;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The literals are those of psycopg2 2.9.13. */
final class TestPostgresBindings {
    @Test
    void writesEachValueAsALiteral() {
        PythonTemporals temporals = new PythonTemporals();
        LocalDateTime moment = LocalDateTime.of(2024, 2, 29, 12, 34, 56, 500_000_000);

        assertThat(PostgresBindings.bind(
                        "values (" + "%s, ".repeat(11) + "%s)",
                        List.of(
                                NoneValue.NONE,
                                BoolValue.TRUE,
                                IntValue.of(1),
                                IntValue.of(-2),
                                DecimalValue.of(new BigDecimal("-1.50")),
                                FloatValue.of(0.5),
                                FloatValue.of(Double.NaN),
                                StringValue.of("it's 100%s"),
                                StringValue.of("a\\b'c"),
                                temporals.date(LocalDate.of(2024, 2, 29)),
                                temporals.dateTime(moment, Optional.empty()),
                                temporals.dateTime(moment, Optional.of(ZoneOffset.ofHours(-3))))))
                .isEqualTo("values (NULL, true, 1,  -2,  -1.50, 0.5, 'nan'::float, 'it''s 100%s',  E'a\\\\b''c',"
                        + " '2024-02-29'::date, '2024-02-29 12:34:56.500000'::timestamp,"
                        + " '2024-02-29 12:34:56.500000-03:00'::timestamptz)");
    }

    @Test
    void aDoubledPercentSignIsOne() {
        assertThat(PostgresBindings.bind("select %s %% 2", List.of(IntValue.of(3))))
                .isEqualTo("select 3 % 2");
    }

    @Test
    void refusesPlacesWithoutValuesAndValuesWithoutPlaces() {
        assertThatThrownBy(() -> PostgresBindings.bind("select %s, %s", List.of(IntValue.ONE)))
                .hasMessageContaining("There are more places in a statement than the 1 values for them");
        assertThatThrownBy(() -> PostgresBindings.bind("select 1", List.of(IntValue.ONE)))
                .hasMessageContaining("There are 1 values for the 0 places in a statement");
        assertThatThrownBy(() -> PostgresBindings.bind("select %d", List.of(IntValue.ONE)))
                .hasMessageContaining("A place in a statement is written '%s', and not '%d'");
    }
}
