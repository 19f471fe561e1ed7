package dev.floe.documents;

import java.util.Locale;
import java.util.Optional;

/** What a character is called, and which ones a document may not hold. */
public final class CharacterRules {
    static final String REORDERS = "reorders the text around it on the screen";

    private CharacterRules() {}

    /** Whether a document may hold the character only as an escape. */
    public static boolean isRefused(int character) {
        return isControl(character) || reorders(character) || isByteOrderMark(character);
    }

    static boolean isByteOrderMark(int character) {
        return character == 0xFEFF;
    }

    /**
     * The characters of "Trojan Source" (CVE-2021-42574): what a human reads is not what a program reads. Unicode calls
     * them the explicit bidirectional formatting characters (UAX 9, section 2). Its implicit marks, such as U+200F, are
     * fine: text from right to left needs them.
     */
    static boolean reorders(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    /** What YAML calls not printable, and what editors and YAML disagree on as the end of a line. */
    static boolean isControl(int character) {
        return (character < ' ' && character != '\t' && character != '\n' && character != '\r')
                || (character >= 0x7F && character <= 0x9F)
                || character == 0x2028
                || character == 0x2029
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    static String name(int character) {
        String name = Optional.ofNullable(Character.getName(character)).orElse("NOT A CHARACTER");
        return "U+%04X (%s)".formatted(character, name.toLowerCase(Locale.ROOT));
    }
}
