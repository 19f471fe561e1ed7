package dev.floe.jinja.text;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Python's {@code template.format(...)} as Jinja2's sandbox runs it: attributes and items are looked up by Jinja's rules,
 * and a field needs a number or a name before its first attribute or item.
 */
public final class BraceFormat {
    private static final int MAXIMUM_NESTING = 2;

    private final Evaluation evaluation;
    private final List<Value> positional;
    private final Value named;
    private int nextArgument;
    private boolean isNumbered;

    private BraceFormat(Evaluation evaluation, List<Value> positional, Value named) {
        this.evaluation = evaluation;
        this.positional = positional;
        this.named = named;
    }

    /**
     * Formats a template.
     *
     * @throws TemplateException with Python's kind and words where arguments and template do not fit, of kind SECURITY
     *     where an attribute begins with an underscore
     */
    public static String format(Evaluation evaluation, String template, Arguments arguments) {
        return new BraceFormat(evaluation, arguments.positional(), DictValue.ofNamed(arguments.named()))
                .format(template, MAXIMUM_NESTING);
    }

    /** Python's {@code template.format_map(mapping)}; throws as {@link #format} does. */
    public static String formatMap(Evaluation evaluation, String template, Value mapping) {
        return new BraceFormat(evaluation, List.of(), mapping).format(template, MAXIMUM_NESTING);
    }

    private String format(String template, int nesting) {
        if (nesting < 0) {
            throw TemplateException.value("Max string recursion exceeded");
        }
        ChargedText text = new ChargedText(evaluation);
        Markup markup = new Markup(template);
        for (Optional<Markup.Part> part = markup.next(); part.isPresent(); part = markup.next()) {
            evaluation.chargeSteps(1);
            text.append(part.get().literal());
            part.get().field().map(field -> shown(field, nesting)).ifPresent(text::append);
        }
        return text.toString();
    }

    private String shown(Markup.Field field, int nesting) {
        Value value = converted(value(field.name()), field.conversion());
        return ValueFormat.format(evaluation, value, format(field.specification(), nesting - 1));
    }

    private static Value converted(Value value, int conversion) {
        return switch (conversion) {
            case 0 -> value;
            case 's' -> StringValue.of(value.toText());
            case 'r' -> StringValue.of(value.repr());
            case 'a' -> StringValue.of(AsciiText.of(value));
            default -> throw TemplateException.value("Unknown conversion specifier " + Character.toString(conversion));
        };
    }

    private Value value(String name) {
        String complete = numbered(name);
        int end = 0;
        while (end < complete.length() && complete.charAt(end) != '.' && complete.charAt(end) != '[') {
            end++;
        }
        Value value = argument(complete.substring(0, end));
        while (end < complete.length()) {
            int start = end + 1;
            end = switch (complete.charAt(end)) {
                case '.' -> attributeEnd(complete, start);
                case '[' -> itemEnd(complete, start);
                default -> throw TemplateException.value("Only '.' or '[' may follow ']' in format field specifier");
            };
            boolean isItem = complete.charAt(start - 1) == '[';
            String step = complete.substring(start, isItem ? end - 1 : end);
            if (step.isEmpty()) {
                throw TemplateException.value("Empty attribute in format string");
            }
            value = isItem ? item(value, step) : attribute(value, step);
        }
        return value;
    }

    private static int attributeEnd(String name, int start) {
        int end = start;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private static int itemEnd(String name, int start) {
        int close = name.indexOf(']', start);
        if (close < 0) {
            throw TemplateException.value("Missing ']' in format string");
        }
        return close + 1;
    }

    private Value attribute(Value value, String name) {
        if (name.startsWith("_")) {
            throw new TemplateException(
                    ErrorKind.SECURITY,
                    "access to attribute '%s' of '%s' object is unsafe.".formatted(name, value.typeName()));
        }
        return evaluation.attribute(value, name);
    }

    private Value item(Value value, String key) {
        OptionalInt number = number(key);
        return evaluation.item(value, number.isPresent() ? IntValue.of(number.getAsInt()) : StringValue.of(key));
    }

    /** The name, or the number of the next argument for an empty one; the two ways of numbering do not mix. */
    private String numbered(String name) {
        boolean isManual = !name.isEmpty() && name.codePoints().allMatch(Character::isDigit);
        if ((name.isEmpty() && isNumbered) || (isManual && nextArgument > 0)) {
            throw TemplateException.value("cannot switch from manual field specification to automatic field numbering");
        }
        isNumbered |= isManual;
        return name.isEmpty() ? Integer.toString(nextArgument++) : name;
    }

    private Value argument(String name) {
        OptionalInt number = number(name);
        if (number.isEmpty()) {
            return Subscript.of(evaluation, named, name);
        }
        if (number.getAsInt() >= positional.size()) {
            throw new TemplateException(ErrorKind.INDEX, "tuple index out of range");
        }
        return positional.get(number.getAsInt());
    }

    /** What consists of digits is a number; one that is beyond all indexes is as good as the largest int. */
    private static OptionalInt number(String digits) {
        if (digits.isEmpty() || !digits.codePoints().allMatch(Character::isDigit)) {
            return OptionalInt.empty();
        }
        if (digits.length() > 19) {
            throw TemplateException.value("Too many decimal digits in format string");
        }
        long number = 0;
        for (int digit : digits.codePoints().toArray()) {
            number = Math.min(Integer.MAX_VALUE, number * 10 + Character.digit(digit, 10));
        }
        return OptionalInt.of((int) number);
    }
}
