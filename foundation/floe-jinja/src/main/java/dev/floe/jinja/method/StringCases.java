package dev.floe.jinja.method;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.StringValue;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The methods of {@code str} that change or ask for the kind of its letters. */
final class StringCases {
    private StringCases() {}

    static void addTo(MethodTable<StringValue> table) {
        table.with(
                        "lower()",
                        (evaluation, text, arguments) -> changed(text.value().toLowerCase(Locale.ROOT)))
                .with(
                        "upper()",
                        (evaluation, text, arguments) -> changed(text.value().toUpperCase(Locale.ROOT)))
                .with(
                        "casefold()",
                        (evaluation, text, arguments) -> changed(text.value()
                                .replace("ß", "ss")
                                .toUpperCase(Locale.ROOT)
                                .toLowerCase(Locale.ROOT)))
                .with("capitalize()", (evaluation, text, arguments) -> changed(capitalize(text.value())))
                .with("title()", (evaluation, text, arguments) -> changed(title(text.value())))
                .with("swapcase()", (evaluation, text, arguments) -> changed(swapCase(text.value())))
                .with("islower()", (evaluation, text, arguments) -> BoolValue.of(isCased(text.value(), Case.LOWER)))
                .with("isupper()", (evaluation, text, arguments) -> BoolValue.of(isCased(text.value(), Case.UPPER)))
                .with("istitle()", (evaluation, text, arguments) -> BoolValue.of(isTitle(text.value())))
                .with("isalpha()", (evaluation, text, arguments) -> all(text, Character::isLetter))
                .with("isalnum()", (evaluation, text, arguments) -> all(text, StringCases::isAlphanumeric))
                .with("isdigit()", (evaluation, text, arguments) -> all(text, StringCases::isDigit))
                .with("isdecimal()", (evaluation, text, arguments) -> all(text, Character::isDigit))
                .with("isnumeric()", (evaluation, text, arguments) -> all(text, StringCases::isNumeric))
                .with("isspace()", (evaluation, text, arguments) -> all(text, Whitespace::isSpace))
                .with(
                        "isascii()",
                        (evaluation, text, arguments) ->
                                BoolValue.of(text.value().chars().allMatch(character -> character < 128)))
                .with(
                        "isprintable()",
                        (evaluation, text, arguments) -> BoolValue.of(!text.isTrue()
                                || !text.repr()
                                        .replace("\\\\", "")
                                        .replace("\\'", "")
                                        .contains("\\")))
                .with("isidentifier()", (evaluation, text, arguments) -> BoolValue.of(isIdentifier(text.value())));
    }

    private enum Case {
        LOWER,
        UPPER
    }

    private static StringValue changed(String text) {
        return StringValue.of(text);
    }

    private static BoolValue all(StringValue text, IntPredicate predicate) {
        return BoolValue.of(text.isTrue() && text.value().codePoints().allMatch(predicate));
    }

    private static boolean isAlphanumeric(int point) {
        return Character.isLetter(point) || isNumeric(point);
    }

    private static boolean isDigit(int point) {
        return Character.isDigit(point) || "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨".indexOf(point) >= 0;
    }

    private static boolean isNumeric(int point) {
        int type = Character.getType(point);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isCased(String text, Case wanted) {
        boolean hasCased = false;
        for (int point : text.codePoints().toArray()) {
            if (Character.isUpperCase(point) || Character.isTitleCase(point)) {
                if (wanted == Case.LOWER) {
                    return false;
                }
                hasCased = true;
            } else if (Character.isLowerCase(point)) {
                if (wanted == Case.UPPER) {
                    return false;
                }
                hasCased = true;
            }
        }
        return hasCased;
    }

    private static boolean isLetterWithCase(int point) {
        return Character.isUpperCase(point) || Character.isLowerCase(point) || Character.isTitleCase(point);
    }

    private static boolean isTitle(String text) {
        boolean isInside = false;
        boolean hasCased = false;
        for (int point : text.codePoints().toArray()) {
            boolean isUpper = Character.isUpperCase(point) || Character.isTitleCase(point);
            if (isUpper == isInside && isLetterWithCase(point)) {
                return false;
            }
            isInside = isLetterWithCase(point);
            hasCased |= isInside;
        }
        return hasCased;
    }

    private static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return titleCased(text.codePointAt(0)) + text.substring(first).toLowerCase(Locale.ROOT);
    }

    private static String titleCased(int point) {
        int title = Character.toTitleCase(point);
        return title == point ? Character.toString(point).toUpperCase(Locale.ROOT) : Character.toString(title);
    }

    private static String title(String text) {
        StringBuilder titled = new StringBuilder(text.length());
        boolean isInside = false;
        for (int point : text.codePoints().toArray()) {
            titled.append(isInside ? Character.toString(point).toLowerCase(Locale.ROOT) : titleCased(point));
            isInside = isLetterWithCase(point);
        }
        return titled.toString();
    }

    private static String swapCase(String text) {
        StringBuilder swapped = new StringBuilder(text.length());
        text.codePoints().mapToObj(StringCases::swapped).forEach(swapped::append);
        return swapped.toString();
    }

    private static String swapped(int point) {
        String letter = Character.toString(point);
        return Character.isUpperCase(point) ? letter.toLowerCase(Locale.ROOT) : letter.toUpperCase(Locale.ROOT);
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && (text.charAt(0) == '_' || Character.isUnicodeIdentifierStart(text.codePointAt(0)))
                && text.codePoints()
                        .allMatch(point ->
                                Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point));
    }
}
