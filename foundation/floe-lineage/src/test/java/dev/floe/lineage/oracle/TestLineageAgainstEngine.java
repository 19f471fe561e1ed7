package dev.floe.lineage.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.lineage.parse.Dialect;
import dev.floe.lineage.resolve.SqlLineage;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever changes when values of a column change is said to come from it. */
final class TestLineageAgainstEngine {
    private static final long SEED = 20261121;
    private static final int QUERIES = 250;

    @Test
    void coversEveryChangeOfGeneratedQueries() throws SQLException {
        try (Engine engine = new Engine();
                SqlLineage lineage = new SqlLineage(Dialect.DUCKDB, SqlLineage.MASKING, Duration.ofSeconds(30))) {
            SampleTables.addTo(engine);
            Comparison comparison = OracleRun.compare(engine, lineage, SEED, QUERIES);
            assertThat(comparison.misses()).isEmpty();
            assertThat(comparison.refused()).isLessThan(QUERIES / 10);
        }
    }
}
