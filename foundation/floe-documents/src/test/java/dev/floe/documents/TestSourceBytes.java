package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestSourceBytes {
    @Test
    void namesTheFirstByteThatIsNotUtf8() {
        byte[] latin = "a: 1\nü😀: x\nb: é\n".getBytes(StandardCharsets.UTF_8);
        latin[latin.length - 3] = (byte) 0xE9;

        assertThat(problems(latin))
                .containsExactly("D003 3:4-3:5 The byte 0xE9 at offset 18 is not UTF-8 | save the file as UTF-8");
        assertThat(problems(new byte[] {'a', (byte) 0xC0, (byte) 0x80}))
                .containsExactly("D003 1:2-1:3 The byte 0xC0 at offset 1 is not UTF-8 | save the file as UTF-8");
        assertThat(problems(new byte[] {'a', ':', ' ', (byte) 0xF0, (byte) 0x9F}))
                .containsExactly("D003 1:4-1:5 The byte 0xF0 at offset 3 is not UTF-8 | save the file as UTF-8");
        assertThat(problems(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .containsExactly("D003 1:1-1:2 The byte 0xED at offset 0 is not UTF-8 | save the file as UTF-8");
    }

    @Test
    void reportsAByteOrderMarkAndReadsOn() {
        assertThat(Described.strict("\uFEFFa: 1\na: 2\n"))
                .containsExactly(
                        "D004 1:1-1:1 The file begins with a byte order mark"
                                + " | save it as UTF-8 without a byte order mark (BOM)",
                        "D011 2:1-2:2 The key 'a' stands twice in one mapping | remove one of them"
                                + " | the first one@1:1-1:2");
        assertThat(Described.strict("a: x\uFEFFy"))
                .containsExactly(
                        "D004 1:5-1:6 The character U+FEFF (zero width no-break space) is a byte order mark | remove it");
    }

    @Test
    void refusesUtf16() {
        for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
            assertThat(problems("\uFEFFa: 1".getBytes(Charset.forName(charset))))
                    .containsExactly(
                            "D004 1:1-1:1 The file begins with a byte order mark of UTF-16 | save it as UTF-8");
        }
        assertThat(problems("a: 1".getBytes(StandardCharsets.UTF_16LE)).getFirst())
                .isEqualTo("D005 1:2-1:3 The character U+0000 (null) cannot be seen | remove it");
    }

    @Test
    void refusesControlCharacters() {
        assertThat(Described.strict("a: \u0000\nb: \u001B[31m\nc: \u0085\nd: \u2028\ne: \u007F\nf: \b\n"))
                .containsExactly(
                        "D005 1:4-1:5 The character U+0000 (null) cannot be seen | remove it",
                        "D005 2:4-2:5 The character U+001B (escape) cannot be seen | remove it",
                        "D005 3:4-3:5 The character U+0085 (next line (nel)) cannot be seen | remove it",
                        "D005 4:4-4:5 The character U+2028 (line separator) cannot be seen | remove it",
                        "D005 5:4-5:5 The character U+007F (delete) cannot be seen | remove it",
                        "D005 6:4-6:5 The character U+0008 (backspace) cannot be seen | remove it");
        assertThat(Described.root("a: \u0000", YamlDialect.STRICT)).isEmpty();
    }

    @Test
    void refusesCharactersThatReorderTextAndReadsOn() {
        for (char character : "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069".toCharArray()) {
            for (YamlDialect dialect : YamlDialect.values()) {
                assertThat(Described.problems("# 😀" + character + "\na: 1\n", dialect))
                        .singleElement()
                        .asString()
                        .startsWith("D006 1:4-1:5 The character U+%04X (".formatted((int) character))
                        .endsWith(") reorders the text around it on the screen | remove it");
            }
        }
        assertThat(Described.root("a: x\u202Ey", YamlDialect.STRICT)).isPresent();
    }

    @Test
    void showsTheFirstTwentyOfAKind() {
        assertThat(Described.strict("a: " + "\u202E".repeat(50))).hasSize(20);
        assertThat(Described.strict("a: " + "\u0001".repeat(50))).hasSize(20);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        byte[] large = "a".repeat(8 * 1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);

        assertThat(problems(large))
                .containsExactly("D002 1:1-1:1 The file has 8388609 bytes, and may have 8388608 at most"
                        + " | split it, or keep data out of it");
        byte[] largest = new byte[8 * 1024 * 1024];
        Arrays.fill(largest, (byte) 'a');
        assertThat(problems(largest)).isEmpty();
    }

    private static List<String> problems(byte[] bytes) {
        return Described.problems(bytes, YamlDialect.STRICT);
    }
}
