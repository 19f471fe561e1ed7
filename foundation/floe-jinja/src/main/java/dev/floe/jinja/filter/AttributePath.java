package dev.floe.jinja.filter;

import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What filters take for an {@code attribute}: {@code a.b.0}, or a number. */
final class AttributePath {
    private AttributePath() {}

    /** Reads an attribute of each value; None leaves values as they are. */
    static UnaryOperator<Value> getter(Evaluation evaluation, Value attribute) {
        return getter(evaluation, attribute, Optional.empty());
    }

    /** As above, with a value in the place of what is undefined. */
    static UnaryOperator<Value> getter(Evaluation evaluation, Value attribute, Optional<Value> fallback) {
        List<Value> keys = keys(attribute);
        return value -> {
            Value current = value;
            for (Value key : keys) {
                current = evaluation.item(current, key);
                if (current instanceof UndefinedValue && fallback.isPresent()) {
                    current = fallback.get();
                }
            }
            return current;
        };
    }

    private static List<Value> keys(Value attribute) {
        if (attribute == NoneValue.NONE) {
            return List.of();
        }
        if (!(attribute instanceof StringValue path)) {
            return List.of(attribute);
        }
        List<Value> keys = new ArrayList<>();
        for (String part : path.value().split("\\.", -1)) {
            boolean isNumber =
                    !part.isEmpty() && part.length() < 10 && part.chars().allMatch(Character::isDigit);
            keys.add(isNumber ? IntValue.of(Long.parseLong(part)) : StringValue.of(part));
        }
        return keys;
    }

    /** Several attributes with commas between them, each on its own. */
    static List<UnaryOperator<Value>> getters(Evaluation evaluation, Value attribute) {
        if (!(attribute instanceof StringValue paths)) {
            return List.of(getter(evaluation, attribute));
        }
        List<UnaryOperator<Value>> getters = new ArrayList<>();
        for (String path : paths.value().split(",", -1)) {
            getters.add(getter(evaluation, StringValue.of(path)));
        }
        return getters;
    }

    /** Text in lower case: what filters compare unless they are told to mind the case. */
    static Value withoutCase(Value value) {
        return value instanceof StringValue text ? StringValue.of(text.value().toLowerCase(Locale.ROOT)) : value;
    }
}
