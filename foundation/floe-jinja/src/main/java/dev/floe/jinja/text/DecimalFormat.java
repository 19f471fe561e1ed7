package dev.floe.jinja.text;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Evaluation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code format} of a {@code Decimal}, which has a grammar and a precision of its own. */
final class DecimalFormat {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<fill>[^{}])?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<z>z)?(?<zero>0)?(?<width>[1-9][0-9]*)?"
                    + "(?<separator>,)?(?:\\.(?<precision>[0-9]+))?(?<type>[eEfFgGn%])?",
            Pattern.DOTALL);

    private DecimalFormat() {}

    static String format(Evaluation evaluation, BigDecimal number, String specification) {
        Matcher form = FORM.matcher(specification);
        boolean isValid = form.matches()
                && (form.group("zero") == null || form.group("align") == null)
                && !("n".equals(form.group("type")) && form.group("separator") != null);
        if (!isValid) {
            throw TemplateException.value("invalid format string");
        }
        boolean isZeroFilled = form.group("zero") != null;
        FormatSpecification read = new FormatSpecification(
                isZeroFilled ? '0' : text(form, "fill", " ").codePointAt(0),
                isZeroFilled ? '=' : text(form, "align", ">").charAt(0),
                text(form, "sign", "-").charAt(0),
                form.group("z") != null,
                false,
                number(form, "width"),
                form.group("separator") == null ? 0 : ',',
                number(form, "precision"),
                text(form, "type", "G").charAt(0));
        return laidOut(evaluation, number, read);
    }

    private static String text(Matcher form, String group, String absent) {
        String found = form.group(group);
        return found == null ? absent : found;
    }

    private static int number(Matcher form, String group) {
        String digits = text(form, group, "");
        if (digits.length() > 9) {
            throw TemplateException.value("invalid format string");
        }
        return digits.isEmpty() ? -1 : Integer.parseInt(digits);
    }

    private static String laidOut(Evaluation evaluation, BigDecimal number, FormatSpecification specification) {
        evaluation.chargeText(
                (long) Math.max(specification.precision(), 0) + number.precision() + Math.abs((long) number.scale()));
        String shown = digits(number.abs(), specification);
        boolean isZero = shown.split("[eE]", 2)[0].chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        int end = 0;
        while (end < shown.length() && Character.isDigit(shown.charAt(end))) {
            end++;
        }
        return new Layout(evaluation, specification)
                .number(
                        Layout.Negative.of(number.signum() < 0 && !(isZero && specification.isZeroCoerced())),
                        "",
                        shown.substring(0, end),
                        shown.substring(end),
                        3);
    }

    private static String digits(BigDecimal size, FormatSpecification specification) {
        int precision = specification.precision();
        return switch (specification.type()) {
            case 'f', 'F' -> fixed(size, precision);
            case '%' -> fixed(size.movePointRight(0).scaleByPowerOfTen(2), precision) + "%";
            case 'e' -> exponent(size, precision, "e");
            case 'E' -> exponent(size, precision, "E");
            case 'g', 'n' -> general(size, precision).toLowerCase(Locale.ROOT);
            default -> general(size, precision);
        };
    }

    private static String fixed(BigDecimal size, int precision) {
        BigDecimal rounded = precision >= 0
                ? size.setScale(precision, RoundingMode.HALF_EVEN)
                : size.setScale(Math.max(size.scale(), 0), RoundingMode.UNNECESSARY);
        return rounded.toPlainString();
    }

    private static String general(BigDecimal size, int precision) {
        if (precision < 0 || size.precision() <= Math.max(precision, 1)) {
            return size.toString();
        }
        return size.round(new MathContext(Math.max(precision, 1), RoundingMode.HALF_EVEN))
                .toString();
    }

    private static String exponent(BigDecimal size, int precision, String sign) {
        if (size.signum() == 0) {
            int places = Math.max(precision, 0);
            long exponent = precision < 0 ? -(long) size.scale() : -(long) size.scale() + places;
            return (places == 0 ? "0" : "0." + "0".repeat(places)) + power(exponent, sign);
        }
        BigDecimal rounded = precision < 0 ? size : size.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        long exponent = digits.length() - 1L - rounded.scale();
        String places = digits.substring(1) + "0".repeat(Math.max(0, precision - digits.length() + 1));
        return digits.charAt(0) + (places.isEmpty() ? "" : "." + places) + power(exponent, sign);
    }

    private static String power(long exponent, String sign) {
        return sign + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
