package dev.floe.jinja.method;

import dev.floe.jinja.text.ChargedText;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.StringValue;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The methods of {@code str} that change the case of its letters, or ask for it. */
final class StringCases {
    private static final int CAPITAL_SIGMA = 'Σ';
    private static final int DOTLESS_I = 'ı';
    /** A small iota below a letter, which alone becomes a letter of its own. */
    private static final String IOTA_BELOW = "\u0345";

    private StringCases() {}

    static void addTo(MethodTable<StringValue> table) {
        with(table, "lower()", text -> text.toLowerCase(Locale.ROOT));
        with(table, "upper()", text -> text.toUpperCase(Locale.ROOT));
        table.with("casefold()", (evaluation, text, arguments) -> {
                    ChargedText folded = new ChargedText(evaluation);
                    text.value().codePoints().forEach(point -> folded.append(folded(point)));
                    return StringValue.of(folded.toString());
                })
                .with("capitalize()", (evaluation, text, arguments) -> new Change(evaluation, text).capitalized())
                .with("title()", (evaluation, text, arguments) -> new Change(evaluation, text).titled())
                .with("swapcase()", (evaluation, text, arguments) -> new Change(evaluation, text).swapped())
                .with("islower()", (evaluation, text, arguments) -> BoolValue.of(isCased(text.value(), Case.LOWER)))
                .with("isupper()", (evaluation, text, arguments) -> BoolValue.of(isCased(text.value(), Case.UPPER)))
                .with("istitle()", (evaluation, text, arguments) -> BoolValue.of(isTitle(text.value())));
    }

    private static void with(MethodTable<StringValue> table, String signature, UnaryOperator<String> change) {
        table.with(signature, (evaluation, text, arguments) -> {
            evaluation.chargeText(text.value().length());
            return StringValue.of(change.apply(text.value()));
        });
    }

    private enum Case {
        LOWER,
        UPPER
    }

    private static boolean isUpper(int point) {
        return Character.isUpperCase(point) || Character.isTitleCase(point);
    }

    private static boolean isCased(int point) {
        return isUpper(point) || Character.isLowerCase(point);
    }

    private static boolean isCased(String text, Case wanted) {
        boolean hasCased = false;
        for (int point : text.codePoints().toArray()) {
            boolean isOther = wanted == Case.LOWER
                    ? isUpper(point)
                    : Character.isLowerCase(point) || Character.isTitleCase(point);
            if (isOther) {
                return false;
            }
            hasCased |= isCased(point);
        }
        return hasCased;
    }

    private static boolean isTitle(String text) {
        boolean isInside = false;
        boolean hasCased = false;
        for (int point : text.codePoints().toArray()) {
            if (isUpper(point) == isInside && isCased(point)) {
                return false;
            }
            isInside = isCased(point);
            hasCased |= isInside;
        }
        return hasCased;
    }

    private static String upper(int point) {
        return Character.toString(point).toUpperCase(Locale.ROOT);
    }

    private static String lower(int point) {
        return Character.toString(point).toLowerCase(Locale.ROOT);
    }

    /** Small letters that became capital ones and small ones again have lost all other differences. */
    private static String folded(int point) {
        if (point == DOTLESS_I) {
            return Character.toString(point);
        }
        String upper = lower(point).toUpperCase(Locale.ROOT);
        boolean isCherokee = Character.UnicodeScript.of(point) == Character.UnicodeScript.CHEROKEE;
        return isCherokee ? upper : foldedSigma(upper.toLowerCase(Locale.ROOT));
    }

    private static String foldedSigma(String text) {
        return text.replace('ς', 'σ');
    }

    /** The first letter of a word: a capital one, and small ones where there are several. */
    private static String title(int point) {
        int title = Character.toTitleCase(point);
        if (title != point || Character.toUpperCase(point) != point || Character.isTitleCase(point)) {
            return Character.toString(title);
        }
        String upper = upper(point);
        int start = 0;
        while (start < upper.length() && !isCased(upper.codePointAt(start))) {
            start = upper.offsetByCodePoints(start, 1);
        }
        if (start == upper.length()) {
            return upper;
        }
        int end = upper.offsetByCodePoints(start, 1);
        return upper.substring(0, end)
                + upper.substring(end).replace("Ι", IOTA_BELOW).toLowerCase(Locale.ROOT);
    }

    /** Goes through a text and changes letter after letter. */
    private static final class Change {
        private final Evaluation evaluation;
        private final int[] points;
        private final ChargedText changed;

        Change(Evaluation evaluation, StringValue text) {
            this.evaluation = evaluation;
            evaluation.chargeText(text.value().length());
            this.points = text.value().codePoints().toArray();
            this.changed = new ChargedText(evaluation);
        }

        StringValue capitalized() {
            for (int i = 0; i < points.length; i++) {
                changed.append(i == 0 ? title(points[i]) : lowerAt(i));
            }
            return StringValue.of(changed.toString());
        }

        StringValue titled() {
            boolean isInside = false;
            for (int i = 0; i < points.length; i++) {
                changed.append(isInside ? lowerAt(i) : title(points[i]));
                isInside = isCased(points[i]);
            }
            return StringValue.of(changed.toString());
        }

        StringValue swapped() {
            for (int i = 0; i < points.length; i++) {
                int point = points[i];
                changed.append(
                        Character.isUpperCase(point)
                                ? lowerAt(i)
                                : Character.isLowerCase(point) ? upper(point) : Character.toString(point));
            }
            return StringValue.of(changed.toString());
        }

        /** The small letter; that of a sigma depends on whether a word ends with it. */
        private String lowerAt(int index) {
            if (points[index] != CAPITAL_SIGMA) {
                return lower(points[index]);
            }
            int before = index - 1;
            while (before >= 0 && isIgnored(points[before])) {
                before--;
            }
            int after = index + 1;
            while (after < points.length && isIgnored(points[after])) {
                after++;
            }
            evaluation.chargeSteps(after - before);
            boolean isLast =
                    before >= 0 && isCased(points[before]) && (after == points.length || !isCased(points[after]));
            return isLast ? "ς" : "σ";
        }

        /** Marks and such between the letters of a word. */
        private static boolean isIgnored(int point) {
            return switch (Character.getType(point)) {
                case Character.NON_SPACING_MARK,
                        Character.ENCLOSING_MARK,
                        Character.FORMAT,
                        Character.MODIFIER_LETTER,
                        Character.MODIFIER_SYMBOL -> true;
                default ->
                    "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a"
                                    .indexOf(point)
                            >= 0;
            };
        }
    }
}
