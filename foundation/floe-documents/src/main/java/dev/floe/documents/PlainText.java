package dev.floe.documents;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which strings no version of YAML takes for anything else. */
final class PlainText {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*+");

    /** Booleans and nothing in YAML 1.1 and 1.2, in any case; the two letters are booleans by the letter of 1.1. */
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private PlainText() {}

    static boolean needsNoQuotes(String text) {
        return HARMLESS.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
}
