package dev.floe.lineage.oracle;

import dev.floe.lineage.parse.Dialect;
import dev.floe.lineage.resolve.SqlLineage;
import java.sql.SQLException;
import java.time.Duration;

/** The longer run: {@code OracleRun SEED QUERIES} prints every miss, and how much was tried. */
final class OracleRun {
    private OracleRun() {}

    public static void main(String... arguments) throws SQLException {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        int queries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        try (Engine engine = new Engine();
                SqlLineage lineage = new SqlLineage(Dialect.DUCKDB, SqlLineage.MASKING, Duration.ofSeconds(30))) {
            SampleTables.addTo(engine);
            Comparison comparison = compare(engine, lineage, seed, queries);
            comparison.misses().stream().limit(20).forEach(System.out::println);
            System.out.println(comparison.summary());
        }
    }

    static Comparison compare(Engine engine, SqlLineage lineage, long seed, int queries) throws SQLException {
        Comparison comparison = new Comparison(engine, lineage);
        QueryGenerator generator = new QueryGenerator(seed);
        for (int i = 0; i < queries; i++) {
            comparison.check(generator.next());
        }
        return comparison;
    }
}
