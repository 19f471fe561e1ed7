package dev.floe.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.lineage.parse.Dialect;
import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.SqlLineage;
import dev.floe.lineage.resolve.Tables;
import dev.floe.lineage.resolve.Tables.Knowledge;
import dev.floe.lineage.resolve.Tables.Table;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the values of a classified column go. */
final class TestClassificationFlow {
    private static final ColumnId EMAIL = new ColumnId("raw", "email");

    /** A graph of queries, each under its name, over {@code raw} with columns that nobody has declared. */
    private static LineageGraph graph(String... queries) {
        GraphBuilder builder = new GraphBuilder();
        Map<String, Table> tables = new HashMap<>();
        Table raw = new Table("raw", List.of(), Knowledge.SOME);
        tables.put("raw", raw);
        builder.addTable(raw, "raw");
        try (SqlLineage reader = new SqlLineage(Dialect.DUCKDB, SqlLineage.MASKING, Duration.ofSeconds(60))) {
            for (int i = 0; i < queries.length; i += 2) {
                var query = reader.lineage(
                        reader.parse(queries[i + 1]), path -> Optional.ofNullable(tables.get(path.getLast())));
                builder.addQuery(queries[i], queries[i], query, List.of());
                tables.put(
                        queries[i],
                        new Table(
                                queries[i],
                                query.fields().stream()
                                        .map(field -> new Tables.Column(field.name(), field.type()))
                                        .toList(),
                                query.isOpen() ? Knowledge.SOME : Knowledge.EXACT));
            }
        }
        return builder.build();
    }

    private static List<String> leaks(LineageGraph graph) {
        return new ClassificationFlow(graph, (_, table) -> !table.startsWith("gold"))
                .leaks(Map.of(EMAIL, "pii")).stream()
                        .map(leak -> String.join(
                                " -> ",
                                leak.path().stream().map(ColumnId::toString).toList()))
                        .toList();
    }

    @Test
    void tellsTheWholeWay() {
        assertThat(leaks(graph(
                        "stage", "select id, email as mail from raw",
                        "gold_people", "select id, lower(mail) as contact from stage",
                        "gold_report", "select contact from gold_people")))
                .containsExactly("raw.email -> stage.mail -> gold_people.contact");
    }

    @Test
    void findsItBehindStarsThatNobodyHasDeclared() {
        assertThat(leaks(graph("stage", "select * from raw", "gold_all", "select email from stage")))
                .containsExactly("raw.email -> stage.email -> gold_all.email");
    }

    @Test
    void letsMaskedValuesPass() {
        assertThat(leaks(graph(
                        "stage", "select md5(email) as hash from raw",
                        "gold_a", "select hash from stage",
                        "gold_b", "select sha256(email) as h from raw")))
                .isEmpty();
    }

    @Test
    void stopsAValueThatIsMaskedOnOneWayOnly() {
        assertThat(leaks(graph("gold_a", "select md5(email) || email as x from raw")))
                .containsExactly("raw.email -> gold_a.x");
    }

    @Test
    void letsColumnsPassThatOnlyDecide() {
        assertThat(leaks(graph(
                        "gold_a",
                        "select id, case when email is null then 1 else 2 end as has_none from raw where email <> ''")))
                .isEmpty();
    }
}
