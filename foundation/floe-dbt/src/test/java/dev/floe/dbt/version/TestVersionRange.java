package dev.floe.dbt.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TestVersionRange {
    @Test
    void leavesOutTheBetasOfItsUpperLimit() {
        VersionRange range = range(">=1.0.0", "<2.0.0");
        assertThat(range.contains(version("1.11.16"))).isTrue();
        assertThat(range.contains(version("2.0.0-b1"))).isFalse();
        assertThat(range.contains(version("2.0.0"))).isFalse();
    }

    @Test
    void isEmptyWhereItsLimitsCross() {
        assertThat(range(">=2.0.0", "<1.0.0").isEmpty()).isTrue();
        assertThat(range(">=1.0.0").and(range("<1.0.0")).isEmpty()).isTrue();
        assertThat(range(">=1.0.0", "<=1.0.0").isEmpty()).isFalse();
        assertThat(VersionRange.ANY.isEmpty()).isFalse();
    }

    @Test
    void printsItsComparisons() {
        assertThat(range(">=1.0.0", "<2.0.0", "1.5.0-b1+x")).hasToString(">=1.0.0, <2.0.0, =1.5.0-b1+x");
        assertThat(VersionRange.ANY).hasToString("any version");
    }

    @Test
    void ordersNumbersBeforeWords() {
        assertThat(Stream.of("1.0.0", "1.0.0-b", "1.0.0-10", "1.0.0-9", "0.9.9", "1.0.0-b.1")
                        .map(TestVersionRange::version)
                        .sorted())
                .map(SemanticVersion::toString)
                .containsExactly("0.9.9", "1.0.0-9", "1.0.0-10", "1.0.0-b", "1.0.0-b.1", "1.0.0");
    }

    /**
     * Each line: a version, what dbt says of it (yes, no, e for a range that nothing satisfies, ! for a comparison that is
     * none), and the comparisons.
     */
    @Test
    void agreesWithDbtOnRecordedComparisons() throws IOException {
        for (String line : recorded()) {
            List<String> fields = List.of(line.split("\t", -1));
            List<Optional<VersionRange.Comparison>> read = fields.subList(2, fields.size()).stream()
                    .map(VersionRange.Comparison::read)
                    .toList();
            String answer;
            if (read.stream().anyMatch(Optional::isEmpty)) {
                answer = "!";
            } else {
                VersionRange range =
                        new VersionRange(read.stream().flatMap(Optional::stream).toList());
                answer = range.isEmpty() ? "e" : range.contains(version(fields.getFirst())) ? "y" : "n";
            }
            assertThat(answer).as(line).isEqualTo(fields.get(1));
        }
    }

    private static VersionRange range(String... comparisons) {
        return new VersionRange(Stream.of(comparisons)
                .map(text -> VersionRange.Comparison.read(text).orElseThrow())
                .toList());
    }

    private static SemanticVersion version(String text) {
        return SemanticVersion.read(text).orElseThrow();
    }

    private static List<String> recorded() throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                TestVersionRange.class.getResourceAsStream("compared.txt"), "compared.txt is missing")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
