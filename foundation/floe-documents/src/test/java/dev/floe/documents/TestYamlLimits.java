package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TestYamlLimits {
    private static final int MANY = 400_000;

    @Test
    void takesSixtyFourLevelsAndNoMore() {
        assertThat(Described.strict("[".repeat(64) + "]".repeat(64))).isEmpty();
        assertThat(Described.strict("[".repeat(65) + "]".repeat(65)))
                .containsExactly("D012 1:65-1:66 Mappings and lists stand more than 64 levels deep within each other");
        assertThat(Described.strict("{a: ".repeat(65)))
                .containsExactly(
                        "D012 1:257-1:258 Mappings and lists stand more than 64 levels deep within each other");
        assertThat(Described.strict("- ".repeat(65)))
                .containsExactly(
                        "D012 1:129-1:129 Mappings and lists stand more than 64 levels deep within each other");
    }

    @Test
    void takesTwoHundredThousandNodesAndNoMore() {
        assertThat(Described.strict("- a\n".repeat(199_999))).isEmpty();
        assertThat(Described.strict("- a\n".repeat(200_000)))
                .containsExactly("D013 200000:3-200000:4 The document has more than 200000 keys and values"
                        + " | split it into several files");
    }

    @Test
    void stopsAfterFiveHundredProblems() {
        assertThat(Described.strict("a: 1\n".repeat(1000))).hasSize(500);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void takesNoLongerForHostileText(String yaml) {
        // Generous: the machine may be busy. Quadratic behaviour would take minutes.
        assertTimeout(Duration.ofSeconds(5), () -> {
            Described.problems(yaml, YamlDialect.STRICT);
            Described.problems(yaml, YamlDialect.DBT);
        });
    }

    static List<String> hostile() {
        return List.of(
                "[".repeat(2 * MANY),
                "[[a],".repeat(MANY),
                "{a: ".repeat(MANY),
                "? ".repeat(MANY),
                "- ".repeat(MANY),
                "!".repeat(2 * MANY),
                "! ".repeat(MANY),
                "&a ".repeat(MANY),
                "*a ".repeat(MANY),
                "%A\n".repeat(MANY),
                "---\n".repeat(MANY),
                "#\n".repeat(MANY),
                "a: " + "x".repeat(4 * MANY),
                "a: " + "x ".repeat(2 * MANY),
                "a: " + "9".repeat(4 * MANY),
                "a: " + "9_".repeat(2 * MANY),
                "a: " + "1:".repeat(2 * MANY) + "1",
                "a: \"" + "\\n".repeat(2 * MANY) + "\"",
                "a: '" + "''".repeat(2 * MANY),
                "a: |\n" + " x\n".repeat(MANY),
                "a: |\n" + "\n".repeat(2 * MANY),
                "a: >\n" + " x\n\n".repeat(MANY),
                "a:\n" + "\n".repeat(2 * MANY) + "b",
                "\"" + "\n".repeat(2 * MANY),
                "a".repeat(2 * MANY) + ": b",
                "? a\n".repeat(MANY),
                "- &a x\n".repeat(MANY),
                "a: &a 1\n".repeat(MANY),
                "\r".repeat(2 * MANY),
                "😀".repeat(MANY),
                "- 😀\n".repeat(MANY),
                " ".repeat(2 * MANY) + "a: b");
    }
}
