package dev.floe.jinja.method;

import dev.floe.jinja.value.Evaluation;

/** Python's {@code str.replace}. */
public final class Replacement {
    private Replacement() {}

    /** Replaces the first {@code count} occurrences, or all of them where it is negative. */
    public static String of(Evaluation evaluation, String text, String old, String replacement, int count) {
        if (count == 0 || (!old.isEmpty() && !text.contains(old))) {
            return text;
        }
        if (old.isEmpty()) {
            return betweenCharacters(evaluation, text, replacement, count);
        }
        StringBuilder replaced = new StringBuilder();
        int position = 0;
        int left = count;
        for (int found = text.indexOf(old); found >= 0 && left != 0; found = text.indexOf(old, position)) {
            replaced.append(text, position, found).append(replacement);
            position = found + old.length();
            left--;
            charge(evaluation, replaced, replacement);
        }
        evaluation.chargeText((long) replaced.length() + text.length() - position);
        return replaced.append(text, position, text.length()).toString();
    }

    private static String betweenCharacters(Evaluation evaluation, String text, String replacement, int count) {
        StringBuilder replaced = new StringBuilder();
        int left = count;
        int position = 0;
        while (position < text.length() && left != 0) {
            int end = text.offsetByCodePoints(position, 1);
            replaced.append(replacement).append(text, position, end);
            position = end;
            left--;
            charge(evaluation, replaced, replacement);
        }
        replaced.append(text, position, text.length());
        return (left == 0 ? replaced : replaced.append(replacement)).toString();
    }

    private static void charge(Evaluation evaluation, StringBuilder text, String added) {
        evaluation.chargeSteps(1);
        if (text.length() > 1 << 20) {
            evaluation.chargeText(text.length() > 1 << 24 ? text.length() : added.length());
        }
    }
}
