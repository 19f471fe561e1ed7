package dev.floe.jinja.module.regex;

import dev.floe.jinja.value.Evaluation;

/** Text that charges for being looked at, so that a pattern which tries everything ends in the budget. */
final class ChargedSequence implements CharSequence {
    private static final int LOOKS_A_STEP = 4;

    private final String text;
    private final Evaluation evaluation;
    private int looks;

    ChargedSequence(String text, Evaluation evaluation) {
        this.text = text;
        this.evaluation = evaluation;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks % LOOKS_A_STEP == 0) {
            evaluation.chargeSteps(1);
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
