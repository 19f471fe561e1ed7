package dev.floe.jinja.text;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.List;

/** Python's {@code template % arguments}. */
public final class PercentFormat {
    private final Evaluation evaluation;
    private final String template;
    private final Value arguments;
    private final ChargedText text;
    private List<Value> positional;
    private int position;
    private int nextArgument;

    private PercentFormat(Evaluation evaluation, String template, Value arguments) {
        this.evaluation = evaluation;
        this.template = template;
        this.arguments = arguments;
        this.text = new ChargedText(evaluation);
        this.positional = arguments instanceof TupleValue tuple ? tuple.elements() : List.of(arguments);
    }

    /**
     * Formats a tuple's elements, a dict's entries by their names, or one value.
     *
     * @throws TemplateException of kind TYPE, VALUE, KEY or OVERFLOW with Python's words where arguments and template do
     *     not fit
     */
    public static String format(Evaluation evaluation, String template, Value arguments) {
        return new PercentFormat(evaluation, template, arguments).format();
    }

    private String format() {
        while (position < template.length()) {
            int percent = template.indexOf('%', position);
            int end = percent < 0 ? template.length() : percent;
            text.append(template, position, end);
            position = end + 1;
            if (percent >= 0) {
                evaluation.chargeSteps(1);
                conversion();
            }
        }
        if (nextArgument < positional.size() && !isMapping()) {
            throw TemplateException.type("not all arguments converted during string formatting");
        }
        return text.toString();
    }

    /** Python takes everything with items for a mapping, and leaves it alone where no name asks for one. */
    private boolean isMapping() {
        return arguments instanceof DictValue
                || arguments instanceof ListValue
                || arguments instanceof RangeValue
                || arguments instanceof UndefinedValue;
    }

    private int current() {
        if (position >= template.length()) {
            throw TemplateException.value("incomplete format");
        }
        return template.codePointAt(position);
    }

    private boolean skips(String choices) {
        boolean isOne = choices.indexOf(current()) >= 0;
        position += isOne ? 1 : 0;
        return isOne;
    }

    private void conversion() {
        if (skips("%")) {
            text.append("%");
            return;
        }
        if (current() == '(') {
            take(key());
        }
        int start = position;
        while (skips("#0- +")) {
            evaluation.chargeSteps(1);
        }
        String flags = template.substring(start, position);
        int width = number("width too big");
        int precision = -1;
        if (skips(".")) {
            precision = Math.max(number("precision too big"), 0);
        }
        skips("hlL");
        int type = current();
        int index = template.codePointCount(0, position);
        position += Character.charCount(type);
        Value value = next();
        if (type > 127 || "diouxXeEfFgGcrsa".indexOf(type) < 0) {
            throw TemplateException.value("unsupported format character '%s' (0x%s) at index %d"
                    .formatted(
                            type > 30 && type < 127 ? Character.toString(type) : "?",
                            Integer.toHexString(type),
                            index));
        }
        text.append(new PercentConversion(evaluation, (char) type, flags, width, precision).apply(value));
    }

    private String key() {
        int end = position + 1;
        for (int open = 1; open > 0; end++) {
            if (end >= template.length()) {
                throw TemplateException.value("incomplete format key");
            }
            char character = template.charAt(end);
            open += character == '(' ? 1 : character == ')' ? -1 : 0;
        }
        String key = template.substring(position + 1, end - 1);
        position = end;
        return key;
    }

    /** Makes the value of a name the only argument. */
    private void take(String key) {
        if (!isMapping()) {
            throw TemplateException.type("format requires a mapping");
        }
        positional = List.of(Subscript.of(evaluation, arguments, key));
        nextArgument = 0;
    }

    private Value next() {
        if (nextArgument >= positional.size()) {
            throw TemplateException.type("not enough arguments for format string");
        }
        return positional.get(nextArgument++);
    }

    /** Digits, or an argument in the place of {@code *}; -1 where there is none. */
    private int number(String tooLarge) {
        if (skips("*")) {
            return switch (next()) {
                case IntValue size -> Math.max(size.clamped(), -Integer.MAX_VALUE);
                case BoolValue truth -> truth.asInt().clamped();
                default -> throw TemplateException.type("* wants int");
            };
        }
        long number = -1;
        while (current() >= '0' && current() <= '9') {
            number = Math.max(number, 0) * 10 + current() - '0';
            position++;
            if (number > Integer.MAX_VALUE) {
                throw TemplateException.value(tooLarge);
            }
        }
        return (int) number;
    }
}
