package dev.floe.secrets;

import dev.floe.spi.secret.SecretText;

/** Finds what is left of a secret where somebody has shortened a text to {@code ...}, as engines do with long statements. */
final class CutSecrets {
    static final String CUT = "...";
    /** Fewer characters are part of many words. */
    private static final int SHORTEST = 6;

    private CutSecrets() {}

    /** The text with the mask for each beginning of a form of a secret before a cut, and each end of it after one. */
    static String redact(String text, String form) {
        int cut = text.indexOf(CUT);
        StringBuilder redacted = new StringBuilder();
        int copied = 0;
        while (cut >= 0) {
            int before = beginning(text, cut, copied, form);
            if (before > 0) {
                redacted.append(text, copied, cut - before).append(SecretText.MASK);
                copied = cut;
            }
            int after = ending(text, cut + CUT.length(), form);
            if (after > 0) {
                redacted.append(text, copied, cut + CUT.length()).append(SecretText.MASK);
                copied = cut + CUT.length() + after;
            }
            cut = text.indexOf(CUT, Math.max(cut + 1, copied));
        }
        return redacted.append(text, copied, text.length()).toString();
    }

    /** How many characters before the cut the secret begins with. */
    private static int beginning(String text, int cut, int from, String form) {
        for (int length = Math.min(form.length() - 1, cut - from); length >= SHORTEST; length--) {
            if (text.startsWith(form.substring(0, length), cut - length)) {
                return length;
            }
        }
        return 0;
    }

    /** How many characters after the cut the secret ends with. */
    private static int ending(String text, int from, String form) {
        for (int length = Math.min(form.length() - 1, text.length() - from); length >= SHORTEST; length--) {
            if (text.startsWith(form.substring(form.length() - length), from)) {
                return length;
            }
        }
        return 0;
    }
}
