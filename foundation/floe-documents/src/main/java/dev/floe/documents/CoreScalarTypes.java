package dev.floe.documents;

import dev.floe.spi.value.PropertyValue;
import java.util.Set;
import java.util.regex.Pattern;

/** The core schema of YAML 1.2.2 (section 10.3.2). */
final class CoreScalarTypes implements ScalarTypes {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern FRACTION =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    @Override
    public Resolved resolve(String text) {
        if (NOTHING.contains(text)) {
            return new Absent();
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new Value(PropertyValue.of(TRUE.contains(text)));
        }
        if ("+-.0123456789".indexOf(text.charAt(0)) < 0) {
            return Numbers.text(text);
        }
        if (INTEGER.matcher(text).matches()) {
            return Numbers.integer(text, text, 10);
        }
        if (OCTAL.matcher(text).matches()) {
            return Numbers.integer(text, text.substring(2), 8);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return Numbers.integer(text, text.substring(2), 16);
        }
        if (FRACTION.matcher(text).matches()) {
            return Numbers.fraction(text, text);
        }
        return INFINITE.matcher(text).matches() ? Numbers.infinite(text) : Numbers.text(text);
    }
}
