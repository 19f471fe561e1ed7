package dev.floe.jinja.text;

import dev.floe.jinja.value.Evaluation;

/** Brings text and numbers to the width that a format specification asks for. */
final class Layout {
    private final Evaluation evaluation;
    private final FormatSpecification specification;

    Layout(Evaluation evaluation, FormatSpecification specification) {
        this.evaluation = evaluation;
        this.specification = specification;
    }

    /** Text as it is, filled up to the width. */
    String text(String text) {
        return filled("", text);
    }

    /**
     * A number.
     *
     * @param isNegative whether it has a minus
     * @param prefix what stands before the digits, such as {@code 0x}
     * @param digits the digits before the point
     * @param rest what stands behind them
     * @param groupSize how many digits make a group
     */
    String number(Negative isNegative, String prefix, String digits, String rest, int groupSize) {
        String head = sign(isNegative) + prefix;
        int width = specification.isFilledWithZeros() ? specification.width() : 0;
        evaluation.chargeText((long) Math.max(width, 0) + digits.length() + rest.length());
        String grouped = specification.separator() == 0 || digits.isEmpty()
                ? zeros(width - head.length() - rest.length() - digits.length()) + digits
                : grouped(digits, groupSize, width - head.length() - rest.length());
        return specification.isFilledWithZeros() ? head + grouped + rest : filled(head, grouped + rest);
    }

    /** Whether a number is below zero. */
    enum Negative {
        YES,
        NO;

        static Negative of(boolean isNegative) {
            return isNegative ? YES : NO;
        }
    }

    private String sign(Negative isNegative) {
        if (isNegative == Negative.YES) {
            return "-";
        }
        return specification.sign() == '+' || specification.sign() == ' ' ? "" + specification.sign() : "";
    }

    private static String zeros(int count) {
        return "0".repeat(Math.max(count, 0));
    }

    /** Digits in groups, after as many zeros as the width takes; a separator never comes first. */
    private String grouped(String digits, int size, int width) {
        StringBuilder reversed = new StringBuilder(Math.max(width, digits.length()) + 8);
        int count = 0;
        int next = digits.length() - 1;
        while (next >= 0 || reversed.length() < width) {
            if (count > 0 && count % size == 0) {
                reversed.append(specification.separator());
            }
            reversed.append(next >= 0 ? digits.charAt(next) : '0');
            next--;
            count++;
        }
        return reversed.reverse().toString();
    }

    private String filled(String head, String text) {
        int missing = specification.width() - head.length() - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return head + text;
        }
        String fill = Character.toString(specification.fill());
        evaluation.chargeText((long) missing * fill.length() + head.length() + text.length());
        return switch (specification.align()) {
            case '<' -> head + text + fill.repeat(missing);
            case '^' -> fill.repeat(missing / 2) + head + text + fill.repeat(missing - missing / 2);
            case '=' -> head + fill.repeat(missing) + text;
            default -> fill.repeat(missing) + head + text;
        };
    }
}
