package dev.floe.jinja.text;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code template.format(...)}. */
public final class BraceFormat {
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]*)|\\[([^]]*)]");
    private static final int MAXIMUM_NESTING = 2;

    private final Evaluation evaluation;
    private final Arguments arguments;
    private int nextArgument;
    private boolean isNumbered;

    private BraceFormat(Evaluation evaluation, Arguments arguments) {
        this.evaluation = evaluation;
        this.arguments = arguments;
    }

    /**
     * Formats a template.
     *
     * @throws TemplateException with Python's kind and words where arguments and template do not fit
     */
    public static String format(Evaluation evaluation, String template, Arguments arguments) {
        return new BraceFormat(evaluation, arguments).format(template, 0);
    }

    private String format(String template, int nesting) {
        if (nesting >= MAXIMUM_NESTING) {
            throw TemplateException.value("Max string recursion exceeded");
        }
        StringBuilder text = new StringBuilder();
        int position = 0;
        while (position < template.length()) {
            char character = template.charAt(position);
            if (character != '{' && character != '}') {
                text.append(character);
                position++;
            } else if (position + 1 < template.length() && template.charAt(position + 1) == character) {
                text.append(character);
                position += 2;
            } else if (character == '}') {
                throw TemplateException.value("Single '}' encountered in format string");
            } else {
                int end = closing(template, position);
                String shown = field(template.substring(position + 1, end), nesting);
                evaluation.chargeText((long) text.length() + shown.length());
                text.append(shown);
                position = end + 1;
            }
        }
        return text.toString();
    }

    private static int closing(String template, int open) {
        if (open + 1 == template.length()) {
            throw TemplateException.value("Single '{' encountered in format string");
        }
        int depth = 0;
        for (int i = open; i < template.length(); i++) {
            depth += template.charAt(i) == '{' ? 1 : template.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw TemplateException.value("expected '}' before end of string");
    }

    private String field(String field, int nesting) {
        int colon = nameEnd(field, ':');
        String head = colon < 0 ? field : field.substring(0, colon);
        String specification = colon < 0 ? "" : field.substring(colon + 1);
        int mark = head.indexOf('!');
        String name = mark < 0 ? head : head.substring(0, mark);
        Value value = value(name);
        if (mark >= 0) {
            value = converted(value, head.substring(mark + 1));
        }
        String expanded = specification.indexOf('{') < 0 ? specification : format(specification, nesting + 1);
        return FormatSpecification.format(evaluation, value, expanded);
    }

    /** The first such character outside of square brackets. */
    private static int nameEnd(String field, char wanted) {
        boolean isInside = false;
        for (int i = 0; i < field.length(); i++) {
            char character = field.charAt(i);
            isInside = character == '[' || (isInside && character != ']');
            if (character == wanted && !isInside) {
                return i;
            }
        }
        return -1;
    }

    private static Value converted(Value value, String conversion) {
        return switch (conversion) {
            case "s" -> StringValue.of(value.toText());
            case "r", "a" -> StringValue.of(value.repr());
            default -> throw TemplateException.value("Unknown conversion specifier '" + conversion + "'");
        };
    }

    private Value value(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        Value value = argument(name.substring(0, end));
        Matcher step = STEP.matcher(name).region(end, name.length());
        int position = end;
        while (step.find()) {
            value = step(value, step);
            position = step.end();
        }
        if (position < name.length()) {
            throw TemplateException.value("Only '.' or '[' may follow ']' in format field specifier");
        }
        return value;
    }

    private Value step(Value value, Matcher step) {
        String attribute = step.group(1);
        if (attribute != null) {
            if (attribute.startsWith("_")) {
                throw new TemplateException(
                        ErrorKind.SECURITY,
                        "access to attribute '%s' of '%s' object is unsafe".formatted(attribute, value.typeName()));
            }
            return evaluation.attribute(value, attribute);
        }
        String key = step.group(2);
        return evaluation.item(value, isNumber(key) ? IntValue.of(Long.parseLong(key)) : StringValue.of(key));
    }

    private Value argument(String name) {
        if (name.isEmpty() || isNumber(name)) {
            return positional(name);
        }
        Value named = arguments.named().get(name);
        if (named == null) {
            throw new TemplateException(ErrorKind.KEY, StringValue.of(name).repr());
        }
        return named;
    }

    private Value positional(String name) {
        if (name.isEmpty() && isNumbered) {
            throw TemplateException.value("cannot switch from manual field specification to automatic field numbering");
        }
        if (!name.isEmpty() && nextArgument > 0) {
            throw TemplateException.value("cannot switch from automatic field numbering to manual field specification");
        }
        isNumbered = !name.isEmpty();
        int index = name.isEmpty() ? nextArgument++ : Integer.parseInt(name);
        if (index >= arguments.positional().size()) {
            throw new TemplateException(
                    ErrorKind.INDEX, "Replacement index " + index + " out of range for positional args tuple");
        }
        return arguments.positional().get(index);
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
