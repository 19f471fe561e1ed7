package dev.floe.lineage.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.lineage.parse.Dialect;
import dev.floe.lineage.resolve.SqlProblem.Kind;
import dev.floe.lineage.resolve.Tables.Column;
import dev.floe.lineage.resolve.Tables.Knowledge;
import dev.floe.lineage.resolve.Tables.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of columns, and above all what is not said. */
final class TestSqlLineage {
    private static final Map<String, Table> TABLES = Map.of(
            "people", table("people", Knowledge.EXACT, "id", "name", "email", "born DATE"),
            "visits", table("visits", Knowledge.EXACT, "id", "person_id", "at TIMESTAMP"),
            "old", table("old", Knowledge.EXPECTED, "id"),
            "raw", table("raw", Knowledge.SOME, "id"));

    private final SqlLineage reader = new SqlLineage(Dialect.DUCKDB, SqlLineage.MASKING, Duration.ofSeconds(60));

    private static Table table(String name, Knowledge knowledge, String... columns) {
        return new Table(
                name,
                List.of(columns).stream()
                        .map(column -> column.split(" "))
                        .map(words -> new Column(words[0], words.length > 1 ? Optional.of(words[1]) : Optional.empty()))
                        .toList(),
                knowledge);
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private QueryLineage lineage(String sql) {
        return reader.lineage(reader.parse(sql), path -> Optional.ofNullable(TABLES.get(path.getLast())));
    }

    private List<String> lines(String sql) {
        return GoldenCase.lines(lineage(sql));
    }

    private void finds(String sql, Kind kind, String at, String message) {
        List<SqlProblem> problems = lineage(sql).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().kind()).isEqualTo(kind);
        assertThat(problems.getFirst().message()).isEqualTo(message);
        assertThat(sql.substring(problems.getFirst().offset())).startsWith(at);
    }

    @Test
    void followsNamesThroughStarsOfUnknownTables() {
        assertThat(
                        lines(
                                "with source as (select * from raw), named as (select Code as c, id from source) select * from named"))
                .containsExactly("c: raw.code identity", "id: raw.id identity", "(rows):");
    }

    @Test
    void saysThatAStarOverAnUnknownTableIsOpen() {
        QueryLineage star = lineage("select *, 1 as one from raw");
        assertThat(star.isOpen()).isTrue();
        assertThat(star.fields()).extracting(Field::name).containsExactly("id", "one");
        assertThat(star.hidden("x"))
                .map(field -> field.flow().uses().keySet())
                .hasValueSatisfying(columns -> assertThat(columns).containsExactly(new ColumnId("raw", "x")));
    }

    @Test
    void guessesNothingWhereTwoUnknownTablesCouldHaveAColumn() {
        assertThat(lines("select x from raw as a join elsewhere as b on a.id = b.id"))
                .containsExactly("x: ?", "(rows): elsewhere.id join, raw.id join");
    }

    @Test
    void tellsMaskedFromPlain() {
        assertThat(lines("select md5(email) as h, md5(email) || email as both_ways from people"))
                .containsExactly("h: people.email masked", "both_ways: people.email transformation masked", "(rows):");
    }

    @Test
    void knowsTypesThatEveryEngineAgreesOn() {
        assertThat(lineage(
                                "select born, count(*) as n, cast(id as decimal(9,2)) as d, id = 1 as t from people group by all")
                        .fields())
                .extracting(field -> field.type().orElse("?"))
                .containsExactly("DATE", "BIGINT", "decimal (9, 2)", "BOOLEAN");
    }

    @Test
    void findsColumnsThatAreNotThere() {
        finds("select id,\n  nmae from people", Kind.NO_SUCH_COLUMN, "nmae", "There is no column 'nmae'");
        finds(
                "with c as (select id from people) select c.name from c",
                Kind.NO_SUCH_COLUMN,
                "c.name",
                "There is no column 'c.name'");
    }

    @Test
    void findsQualifiersThatAreNotThere() {
        finds(
                "select people.id from people as p",
                Kind.NO_SUCH_RELATION,
                "people.id",
                "'people' in 'people.id' is nothing that this query reads");
    }

    @Test
    void findsAmbiguousColumns() {
        finds(
                "select id from people join visits on person_id = people.id",
                Kind.AMBIGUOUS_COLUMN,
                "id from",
                "Column 'id' is in several relations: people, visits");
    }

    @Test
    void findsCombinedQueriesOfDifferentWidth() {
        assertThat(lineage("select id, name from people union all select id from visits")
                        .problems())
                .extracting(SqlProblem::message)
                .containsExactly("This query has 1 columns, and the one before it, with which it is combined, has 2");
    }

    @Test
    void findsFunctionsThatTakeNoSuchType() {
        finds(
                "select sum(born) as s from people",
                Kind.TYPE_CLASH,
                "sum(born)",
                "Function 'sum' takes no value of type DATE");
    }

    @Test
    void raisesNoAlarmWhereItIsNotCertain() {
        for (String sql : List.of(
                "select unheard_of from raw",
                "select unheard_of from old",
                "with unused as (select nonsense from people) select id from people",
                "select p.name.part from people as p",
                "select people from people",
                "select id from people where exists (select 1 from visits where person_id = email)",
                "select x from people, unnest([1, 2]) as u(x)",
                "select name as n, n || 'x' as m from people where n <> '' group by all having m <> ''",
                "select id from people join visits using (id)",
                "select current_date, rowid from people",
                "select date_trunc('day', at), at + interval 1 day from visits")) {
            assertThat(lineage(sql).problems()).as(sql).isEmpty();
        }
    }

    @Test
    void readsWordsThatTheParserTakesForKeywords() {
        assertThat(
                        lines(
                                "with final as (\n\n\n\nselect id as uuid, name as returns, 7 // id as day, from people) select * from final"))
                .containsExactly(
                        "uuid: people.id identity",
                        "returns: people.name identity",
                        "day: people.id transformation",
                        "(rows):");
    }

    @Test
    void saysWhatItCannotRead() {
        assertThat(lineage("pivot people on name using count(*)").opaque())
                .contains("floe does not know this kind of query");
        assertThat(lineage("select [x for x in [1, 2]]").opaque()).contains("floe cannot read this SQL");
        assertThat(lineage("").opaque()).contains("there is no SQL");
        assertThat(lineage("drop table people").opaque()).contains("it is no query");
    }

    @Test
    void stopsAtTheEndOfItsBudget() {
        String deep = "select " + "(case when a = 1 then coalesce(".repeat(60) + "a" + ", 1) else (2) end)".repeat(60)
                + " from t";
        try (SqlLineage hasty = new SqlLineage(Dialect.OTHER, SqlLineage.MASKING, Duration.ofMillis(300))) {
            long start = System.nanoTime();
            hasty.lineage(hasty.parse(deep), _ -> Optional.empty());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }
}
