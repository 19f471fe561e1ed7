package dev.floe.jinja.method;

import dev.floe.jinja.text.ChargedText;
import dev.floe.jinja.value.Evaluation;

/** Python's {@code str.replace}. */
public final class Replacement {
    private Replacement() {}

    /** Replaces the first {@code count} occurrences, or all of them where it is negative. */
    public static String of(Evaluation evaluation, String text, String old, String replacement, int count) {
        if (count == 0) {
            return text;
        }
        if (old.isEmpty()) {
            return betweenCharacters(evaluation, text, replacement, count);
        }
        int found = text.indexOf(old);
        if (found < 0) {
            return text;
        }
        ChargedText replaced = new ChargedText(evaluation);
        int position = 0;
        for (int left = count; found >= 0 && left != 0; left--) {
            evaluation.chargeSteps(1);
            replaced.append(text, position, found).append(replacement);
            position = found + old.length();
            found = text.indexOf(old, position);
        }
        return replaced.append(text, position, text.length()).toString();
    }

    private static String betweenCharacters(Evaluation evaluation, String text, String replacement, int count) {
        ChargedText replaced = new ChargedText(evaluation);
        int position = 0;
        int left = count;
        while (position < text.length() && left != 0) {
            evaluation.chargeSteps(1);
            int end = text.offsetByCodePoints(position, 1);
            replaced.append(replacement).append(text, position, end);
            position = end;
            left--;
        }
        replaced.append(text, position, text.length());
        return (left == 0 ? replaced : replaced.append(replacement)).toString();
    }
}
