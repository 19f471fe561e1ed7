package dev.floe.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.problem.Place;
import org.junit.jupiter.api.Test;

final class TestCodeFrame {
    @Test
    void putsCaretsUnderTheRange() {
        shows("    compute: spark", 14, 19, "    compute: spark", "             ^^^^^");
    }

    @Test
    void putsOneCaretWhereTheRangeIsEmpty() {
        shows("name:", 6, 6, "name:", "     ^");
        shows("", 1, 1, "", "^");
    }

    @Test
    void keepsTheCaretInTheLineWhereTheRangeIsNot() {
        shows("ab", 9, 12, "ab", "  ^");
    }

    @Test
    void expandsTabs() {
        shows("\ta:\tspark", 5, 10, "    a:    spark", "          ^^^^^");
    }

    @Test
    void countsWideCharactersTwice() {
        shows("名前: 値段", 5, 7, "名前: 値段", "      ^^^^");
        shows("🦆: duck", 4, 8, "🦆: duck", "    ^^^^");
    }

    @Test
    void countsCombiningCharactersNotAtAll() {
        shows("cafe\u0301: x", 8, 9, "cafe\u0301: x", "      ^");
    }

    @Test
    void showsWhatCannotBeSeen() {
        shows("a\u0000\u001b[31mb\u202e\u200b\u0085c", 12, 13, "a␀␛[31mb\uFFFD\uFFFD\uFFFDc", "           ^");
    }

    @Test
    void showsTheFirstLineOfALongRange() {
        CodeFrame frame = CodeFrame.of(line("transforms: [a,"), new Place("f", 3, 13, 5, 2));
        assertThat(frame.line()).isEqualTo("transforms: [a,");
        assertThat(frame.underline()).isEqualTo("            ^^^");
    }

    @Test
    void cutsALongLineAroundTheRange() {
        String line = "x".repeat(500) + "HERE" + "y".repeat(500);
        shows(line, 501, 505, "…" + "x".repeat(40) + "HERE" + "y".repeat(54) + "…", " ".repeat(41) + "^^^^");
        shows(line, 1, 3, "x".repeat(98) + "…", "^^");
        shows(line, 1004, 1005, "…" + "y".repeat(41), " ".repeat(41) + "^");
    }

    @Test
    void cutsALongRange() {
        String line = "a: " + "z".repeat(300);
        shows(line, 4, 304, "a: " + "z".repeat(95) + "…", "   " + "^".repeat(95));
    }

    @Test
    void followsTheMaskOfACredential() {
        SourceLine masked = new SourceLine("password: hunter2 # not here", "password: ******** # not here");
        assertThat(frame(masked, 11, 18)).isEqualTo("          ^^^^^^^^");
        assertThat(frame(masked, 1, 9)).isEqualTo("^^^^^^^^");
        assertThat(frame(masked, 21, 24)).isEqualTo("                     ^^^");
        assertThat(CodeFrame.of(masked, place(11, 18)).line()).doesNotContain("hunter2");
    }

    @Test
    void followsSeveralMasks() {
        SourceLine masked =
                new SourceLine("{password: a, token: bb, user: me}", "{password: ********, token: ********, user: me}");
        assertThat(frame(masked, 2, 10)).isEqualTo(" ^^^^^^^^");
        assertThat(frame(masked, 12, 13)).isEqualTo("           ^^^^^^^^");
        assertThat(frame(masked, 15, 20)).isEqualTo("                     ^^^^^");
        assertThat(frame(masked, 22, 24)).isEqualTo("                            ^^^^^^^^");
        assertThat(frame(masked, 32, 34)).isEqualTo("                                            ^^");
    }

    @Test
    void staysInTheLineWhereAllOfItIsMasked() {
        SourceLine masked = new SourceLine("  MIIEvQIBADAN", "  ********");
        assertThat(frame(masked, 3, 15)).isEqualTo("  ^^^^^^^^");
        assertThat(frame(new SourceLine("abc", "********"), 1, 4)).isEqualTo("^^^^^^^^");
    }

    private static String frame(SourceLine line, int from, int to) {
        return CodeFrame.of(line, place(from, to)).underline();
    }

    private static void shows(String line, int from, int to, String shown, String underline) {
        CodeFrame frame = CodeFrame.of(line(line), place(from, to));
        assertThat(frame.line()).isEqualTo(shown);
        assertThat(frame.underline()).isEqualTo(underline);
    }

    private static SourceLine line(String text) {
        return new SourceLine(text, text);
    }

    private static Place place(int from, int to) {
        return new Place("floe.yaml", 1, from, 1, to);
    }
}
