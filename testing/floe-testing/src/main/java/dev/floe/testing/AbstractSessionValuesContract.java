package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What rows are made of: each type of SQL as the type of Java that sessions promise for it. */
public abstract class AbstractSessionValuesContract extends AbstractSessionContract {
    private static final List<SampleValue> STANDARD = List.of(
            new SampleValue("true", true),
            new SampleValue("false", false),
            new SampleValue("cast(-32768 as smallint)", -32768L),
            new SampleValue("cast(2147483647 as integer)", 2147483647L),
            new SampleValue("cast(-9223372036854775807 as bigint)", -9223372036854775807L),
            new SampleValue("cast(0.1 as real)", 0.1),
            new SampleValue("cast(0.1 as double precision)", 0.1),
            new SampleValue("cast('NaN' as double precision)", Double.NaN),
            new SampleValue("cast('-infinity' as double precision)", Double.NEGATIVE_INFINITY),
            new SampleValue("cast(1.5 as decimal(10, 2))", new BigDecimal("1.50")),
            new SampleValue("cast(-0.001 as decimal(38, 3))", new BigDecimal("-0.001")),
            new SampleValue(
                    "cast('99999999999999999999999999999999999999' as decimal(38, 0))",
                    new BigDecimal("99999999999999999999999999999999999999")),
            new SampleValue("''", ""),
            new SampleValue("'Größe 東京 😀 it''s\n2'", "Größe 東京 😀 it's\n2"),
            new SampleValue("cast('x' as varchar(10))", "x"),
            new SampleValue("date '2024-02-29'", LocalDate.parse("2024-02-29")),
            new SampleValue("date '0001-01-01'", LocalDate.parse("0001-01-01")),
            new SampleValue("date '1582-10-10'", LocalDate.parse("1582-10-10")),
            new SampleValue("date '9999-12-31'", LocalDate.parse("9999-12-31")),
            new SampleValue("cast('infinity' as date)", LocalDate.MAX),
            new SampleValue("cast('-infinity' as date)", LocalDate.MIN),
            new SampleValue("time '23:59:59.123456'", LocalTime.parse("23:59:59.123456")),
            new SampleValue(
                    "timestamp '2024-02-29 12:34:56.123456'", LocalDateTime.parse("2024-02-29T12:34:56.123456")),
            new SampleValue("timestamp '1500-03-01 00:00:00'", LocalDateTime.parse("1500-03-01T00:00:00")),
            new SampleValue("cast('infinity' as timestamp)", LocalDateTime.MAX),
            new SampleValue("cast('-infinity' as timestamp)", LocalDateTime.MIN),
            new SampleValue("cast('infinity' as timestamp with time zone)", OffsetDateTime.MAX),
            new SampleValue("cast('-infinity' as timestamp with time zone)", OffsetDateTime.MIN),
            new SampleValue(
                    "cast('f47ac10b-58cc-4372-a567-0e02b2c3d479' as uuid)",
                    UUID.fromString("f47ac10b-58cc-4372-a567-0e02b2c3d479")),
            new SampleValue("array[1, 2]", List.of(1L, 2L)),
            new SampleValue("array[array['a'], array['b']]", List.of(List.of("a"), List.of("b"))),
            new SampleValue("array[cast(1 as integer), null]", Arrays.asList(1L, null)));

    /** The expression of the two bytes {@code AA 00}. */
    protected abstract String bytes();

    /** Values of types that not every engine has. */
    protected abstract List<SampleValue> furtherValues();

    @TestFactory
    final Stream<DynamicTest> givesTheTypeOfJavaThatSessionsPromise() {
        return samples()
                .map(sample -> dynamicTest(
                        sample.sql(), () -> assertThat(value(sample.sql())).isEqualTo(sample.value())));
    }

    @TestFactory
    final Stream<DynamicTest> givesNullForNullOfEachType() {
        return samples()
                .map(sample -> dynamicTest(
                        sample.sql(), () -> assertThat(value("case when 1 = 0 then " + sample.sql() + " end"))
                                .isNull()));
    }

    @Test
    final void givesNullWithoutType() {
        assertThat(value("null")).isNull();
    }

    @Test
    final void givesAnInstantAtWhateverOffset() {
        Object value = value("cast('2024-02-29 12:34:56.123456+02' as timestamp with time zone)");
        assertThat(value).isInstanceOfSatisfying(OffsetDateTime.class, time -> assertThat(time.toInstant())
                .isEqualTo(Instant.parse("2024-02-29T10:34:56.123456Z")));
    }

    /** In spring an hour is missing in Berlin, and in São Paulo the first one of a day was. */
    @Test
    final void keepsTimesThatTheZoneOfThisProcessDoesNotHave() {
        TimeZone here = TimeZone.getDefault();
        try {
            for (String zone : List.of("Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                for (String text : List.of("2021-03-28T02:30:00", "2018-11-04T00:30:00", "2011-12-30T12:00:00")) {
                    assertThat(value("timestamp '" + text.replace('T', ' ') + "'"))
                            .as("%s in %s", text, zone)
                            .isEqualTo(LocalDateTime.parse(text));
                    assertThat(value("cast('" + text.replace('T', ' ') + "' as date)"))
                            .as("day of %s in %s", text, zone)
                            .isEqualTo(LocalDateTime.parse(text).toLocalDate());
                }
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    final void namesColumnsAsTheQueryDoes() {
        try (ComputeSession session = engine().openSession();
                QueryRows rows = session.query("select 1 as first, 2 as \"Second One\", 'x' as first")) {
            assertThat(rows.columns()).extracting(ResultColumn::name).containsExactly("first", "Second One", "first");
            assertThat(rows.columns()).extracting(ResultColumn::type).noneMatch(String::isBlank);
        }
    }

    @Test
    final void describesTheLastStatementAndRunsThoseBeforeIt() {
        try (ComputeSession session = engine().openSession()) {
            assertThat(session.describe(
                            "create temporary table noted as select 1 as a; -- so far\nselect a, 'x' as b from noted;"))
                    .extracting(ResultColumn::name)
                    .containsExactly("a", "b");
        }
    }

    @Test
    final void givesColumnsWhereThereIsNoRow() {
        try (ComputeSession session = engine().openSession();
                QueryRows rows = session.query("select 1 as a where 1 = 0")) {
            assertThat(rows.columns()).extracting(ResultColumn::name).containsExactly("a");
            assertThat(rows.next()).isFalse();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    final void givesNeitherColumnsNorRowsOfAStatementThatIsNoQuery() {
        try (ComputeSession session = engine().openSession();
                QueryRows rows = session.query("create table t (i integer)")) {
            assertThat(rows.columns()).isEmpty();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    final void givesManyRowsInTheirOrder() {
        try (ComputeSession session = engine().openSession()) {
            List<List<@Nullable Object>> rows = rows(
                    session,
                    "select n, case when n % 3 = 0 then null else n end from generate_series(1, 10000) as s(n)"
                            + " order by s.n");
            List<List<@Nullable Object>> expected = new ArrayList<>();
            for (long n = 1; n <= 10000; n++) {
                expected.add(n % 3 == 0 ? Arrays.asList(n, null) : List.of(n, n));
            }
            assertThat(rows).isEqualTo(expected);
        }
    }

    @Test
    final void describesAQueryWithoutRunningIt() {
        try (ComputeSession session = engine().openSession()) {
            session.execute("create table words (word varchar(10)); insert into words values ('one')");

            List<ResultColumn> columns =
                    session.describe("select cast(word as integer) as number, word from words -- all of them");

            assertThat(columns).extracting(ResultColumn::name).containsExactly("number", "word");
            assertThat(columns).extracting(ResultColumn::type).noneMatch(String::isBlank);
        }
    }

    private Stream<SampleValue> samples() {
        SampleValue bytes = new SampleValue(bytes(), new byte[] {(byte) 0xaa, 0});
        return Stream.of(STANDARD, List.of(bytes), furtherValues()).flatMap(List::stream);
    }

    private @Nullable Object value(String expression) {
        try (ComputeSession session = engine().openSession()) {
            List<List<@Nullable Object>> rows = rows(session, "select " + expression + " as value");
            assertThat(rows).hasSize(1);
            return rows.getFirst().getFirst();
        }
    }
}
