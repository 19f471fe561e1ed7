package dev.floe.lineage.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.lineage.parse.Dialect;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The lineage of TPC-H and of queries like TPC-DS's against what a person has found it to be. Every way is found; one too many
 * is where a field of a struct or an element of a list counts as the whole.
 */
final class TestGoldenLineage {
    @Test
    void findsEveryWayAndHardlyAnyOther() throws IOException {
        Set<String> missing = new TreeSet<>();
        int columns = 0;
        int expectedWays = 0;
        int foundWays = 0;
        int common = 0;
        try (SqlLineage reader = new SqlLineage(Dialect.DUCKDB, SqlLineage.MASKING, Duration.ofSeconds(60))) {
            for (GoldenCase each : GoldenCase.all()) {
                List<String> found = GoldenCase.lines(each.lineage(reader));
                List<String> expected = each.expected();
                columns += expected.size() - 1;
                Set<String> expectedSet = ways(expected);
                Set<String> foundSet = ways(found);
                expectedWays += expectedSet.size();
                foundWays += foundSet.size();
                Set<String> both = new HashSet<>(expectedSet);
                both.retainAll(foundSet);
                common += both.size();
                expectedSet.stream()
                        .filter(way -> !foundSet.contains(way))
                        .forEach(way -> missing.add(each.query().getFileName() + ": " + way));
            }
        }
        double precision = (double) common / foundWays;
        System.out.printf(
                "%d columns, %d ways: precision %.4f, recall %.4f%n",
                columns, expectedWays, precision, (double) common / expectedWays);
        assertThat(missing).isEmpty();
        assertThat(precision).isGreaterThan(0.995);
        assertThat(columns).isGreaterThanOrEqualTo(500);
    }

    /** One for each use of a column in a column, and one for each column, so that one without a source counts. */
    private static Set<String> ways(List<String> lines) {
        Set<String> ways = new HashSet<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String column = line.substring(0, Math.max(colon, 0));
            ways.add(column);
            Arrays.stream(line.substring(colon + 1).strip().split(", "))
                    .map(from -> from.split(" "))
                    .forEach(words -> Arrays.stream(words)
                            .skip(1)
                            .forEach(use -> ways.add(column + " <- " + words[0] + " " + use)));
        }
        return ways;
    }
}
