package dev.floe.jinja.text;

import dev.floe.jinja.error.TemplateException;

/**
 * A format specification of Python's mini-language, read: what stands behind the colon in <code>{:&gt;10.2f}</code>.
 *
 * @param fill the code point that fills up to the width
 * @param align one of {@code < > = ^}
 * @param sign one of {@code - +} and space, or 0 where none is given
 * @param isZeroCoerced whether a zero that rounding made loses its sign
 * @param isAlternate whether prefixes and points are written that could be left out
 * @param width the least number of characters, -1 where none is given
 * @param separator what stands between groups of digits, or 0
 * @param precision the digits or characters, -1 where none is given
 * @param type the code point of the presentation type, 0 where none is given
 */
record FormatSpecification(
        int fill,
        char align,
        char sign,
        boolean isZeroCoerced,
        boolean isAlternate,
        int width,
        char separator,
        int precision,
        int type) {

    /**
     * Reads a specification.
     *
     * @param typeName the type that is formatted, for errors
     * @param usualAlign where the type stands when nothing is said
     * @throws TemplateException of kind VALUE with Python's words where there is no such specification
     */
    static FormatSpecification of(String text, String typeName, char usualAlign) {
        return new Reader(text, typeName).read(usualAlign);
    }

    /** Whether zeros stand between sign and digits: groups are made of them too. */
    boolean isFilledWithZeros() {
        return fill == '0' && align == '=';
    }

    /** How errors show a presentation type. */
    static String shown(int type) {
        return type > 32 && type < 128 ? Character.toString(type) : "\\x" + Integer.toHexString(type);
    }

    /** Reads from left to right. */
    private static final class Reader {
        private final int[] points;
        private final String text;
        private final String typeName;
        private int position;

        Reader(String text, String typeName) {
            this.text = text;
            this.typeName = typeName;
            this.points = text.codePoints().toArray();
        }

        FormatSpecification read(char usualAlign) {
            int fill = ' ';
            char align = usualAlign;
            boolean isFilled = points.length > 1 && isAlign(points[1]);
            boolean isAligned = isFilled || (points.length > 0 && isAlign(points[0]));
            if (isFilled) {
                fill = points[0];
                position = 1;
            }
            if (isAligned) {
                align = (char) points[position++];
            }
            char sign = (char) take("+- ");
            boolean isZeroCoerced = take("z") != 0;
            boolean isAlternate = take("#") != 0;
            if (!isFilled && take("0") != 0) {
                fill = '0';
                align = !isAligned && usualAlign == '>' ? '=' : align;
            }
            int width = number();
            if (width == Integer.MAX_VALUE) {
                throw TemplateException.value("Too many decimal digits in format string");
            }
            char separator = separator();
            int precision = -1;
            if (take(".") != 0) {
                precision = number();
                if (precision < 0) {
                    throw TemplateException.value("Format specifier missing precision");
                }
            }
            int type = type();
            requireGroups(separator, type == 0 && usualAlign == '<' ? 's' : type);
            return new FormatSpecification(
                    fill, align, sign, isZeroCoerced, isAlternate, width, separator, precision, type);
        }

        private static boolean isAlign(int point) {
            return point == '<' || point == '>' || point == '=' || point == '^';
        }

        private int take(String choices) {
            if (position < points.length && choices.indexOf(points[position]) >= 0) {
                return points[position++];
            }
            return 0;
        }

        /** The number, or the largest int where it is larger. */
        private int number() {
            long number = -1;
            while (position < points.length && Character.isDigit(points[position])) {
                number = Math.max(number, 0) * 10 + Character.digit(points[position++], 10);
                number = Math.min(number, Integer.MAX_VALUE);
            }
            return (int) number;
        }

        private char separator() {
            boolean hasComma = take(",") != 0;
            boolean hasUnderscore = take("_") != 0;
            if (hasUnderscore && (hasComma || take(",") != 0)) {
                throw TemplateException.value("Cannot specify both ',' and '_'.");
            }
            return hasComma ? ',' : hasUnderscore ? '_' : 0;
        }

        private int type() {
            if (points.length - position > 1) {
                throw TemplateException.value(
                        "Invalid format specifier '%s' for object of type '%s'".formatted(text, typeName));
            }
            return position < points.length ? points[position] : 0;
        }

        private static void requireGroups(char separator, int type) {
            if (separator == 0 || type == 0 || "deEfFgG%".indexOf(type) >= 0) {
                return;
            }
            if (separator == ',' || "boxX".indexOf(type) < 0) {
                throw TemplateException.value("Cannot specify '%s' with '%s'.".formatted(separator, shown(type)));
            }
        }
    }
}
