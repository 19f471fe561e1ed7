package dev.floe.jinja.text;

import dev.floe.jinja.value.Evaluation;

/** Text that grows in parts, and is charged for each time it doubles: before it does. */
public final class ChargedText {
    private static final int LEAST = 64;

    private final Evaluation evaluation;
    private final StringBuilder text = new StringBuilder();
    private long charged;

    public ChargedText(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Adds a part.
     *
     * @throws dev.floe.jinja.error.TemplateException of kind BUDGET when the text would be too long
     */
    public ChargedText append(String part) {
        return append(part, 0, part.length());
    }

    /** Adds a part of a part. */
    public ChargedText append(String part, int start, int end) {
        long needed = (long) text.length() + end - start;
        if (needed > charged) {
            evaluation.chargeText(needed);
            charged = Math.max(LEAST, needed * 2);
        }
        text.append(part, start, end);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
