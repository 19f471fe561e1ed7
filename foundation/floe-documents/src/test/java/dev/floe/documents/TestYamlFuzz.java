package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.documents.json.JsonReader;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestYamlFuzz {
    private static final String SEED = """
            # manifest.yaml
            name: acme-platform
            version: "1.2.3"
            plugins:
              compute:
                approved:
                  - name: duckdb
                    config: {threads: 8, memory_limit: 4GB, f: 1.5e3}
                  - &a snowflake   # short form
                  - *a
                default: 'duck''db'
            text: |
              one
                two
            folded: >-
              three
              "four" \\u0041
            merged:
              <<: {k: [1, 2, ~, true, 0x1F], 😀: !!str x}
              escapes: "\\u00e9 \\n \\\\ \\""
            ? key
            : value
            """;

    private static final String[] PIECES = {
        "\"",
        "'",
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "? ",
        "| ",
        "> ",
        "#",
        "&x ",
        "*x",
        "!t ",
        "%",
        "@",
        "`",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\0",
        "\u202E",
        "\uFEFF",
        "😀",
        "<<: ",
        "---\n",
        "...\n",
        "\\",
        "0x",
        "1e9",
        ".inf",
        "~",
        ",",
        "  ",
        "\u0085",
        "=",
        "99999999999999999999",
        "null: ",
        "\"\\u",
        "\"\\UFFFFFFFF",
        "|+9\n"
    };

    @Test
    void noMutationMakesTheReaderThrowHangOrPointOutsideTheFile() {
        Random random = new Random(20260101);
        byte[] seed = SEED.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = mutate(seed, random);
            long start = System.nanoTime();
            ProblemCollector problems = new ProblemCollector();
            Document document =
                    YamlReader.read("f", bytes, round % 2 == 0 ? YamlDialect.STRICT : YamlDialect.DBT, problems);
            if (round % 4 == 0) {
                JsonReader.read("f", bytes, problems);
            }
            assertThat(System.nanoTime() - start).as("round %d", round).isLessThan(1_000_000_000L);
            assertThat(document.root().isPresent() || problems.hasErrors()).isTrue();
            assertPlaces(problems.problems(), bytes);
        }
    }

    private static void assertPlaces(List<Problem> problems, byte[] bytes) {
        long lines = 2
                + new String(bytes, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count();
        for (Problem problem : problems) {
            Place place = problem.place().orElseThrow();
            assertThat((long) place.endLine()).isLessThanOrEqualTo(lines);
            assertThat(problem.message()).doesNotContain("\n", "org.snakeyaml", "\u202E", "\0");
        }
    }

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            int until = Math.min(bytes.length, at + random.nextInt(12));
            bytes = switch (random.nextInt(5)) {
                case 0 -> splice(bytes, at, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
                case 1 -> splice(bytes, at, until, new byte[0]);
                case 2 -> splice(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
                case 3 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, until));
                default ->
                    splice(bytes, at, until, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            };
            if (bytes.length == 0) {
                return seed;
            }
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] piece) {
        byte[] result = new byte[bytes.length - (to - from) + piece.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
        return result;
    }
}
