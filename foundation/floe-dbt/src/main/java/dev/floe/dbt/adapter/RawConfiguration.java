package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A dict of a model's configuration, such as a constraint or an index, whose keys and types are checked.
 *
 * @param what what it describes, for errors
 * @param dict the dict
 */
record RawConfiguration(String what, DictValue dict) {
    RawConfiguration {
        requireNonNull(what, "what is null");
        requireNonNull(dict, "dict is null");
    }

    static RawConfiguration of(String what, Value value, Set<String> keys) {
        if (!(value instanceof DictValue dict)) {
            throw refused("%s must be a dict, not %s".formatted(what, value.repr()));
        }
        for (Value key : dict.entries().keySet()) {
            if (!keys.contains(key.toText())) {
                throw refused("%s has no key '%s': %s".formatted(what, key.toText(), dict.repr()));
            }
        }
        return new RawConfiguration(what, dict);
    }

    Optional<String> text(String key) {
        Optional<Value> value = dict.find(key).filter(found -> found != NoneValue.NONE);
        return value.map(found -> {
            if (found instanceof StringValue text) {
                return text.value();
            }
            throw refused("'%s' of %s must be a str, not %s".formatted(key, what, found.repr()));
        });
    }

    String requiredText(String key) {
        return text(key).orElseThrow(() -> refused("%s has no '%s': %s".formatted(what, key, dict.repr())));
    }

    boolean truth(String key) {
        Optional<Value> value = dict.find(key);
        if (value.isPresent() && !(value.get() instanceof BoolValue)) {
            throw refused("'%s' of %s must be a bool, not %s"
                    .formatted(key, what, value.get().repr()));
        }
        return value.map(Value::isTrue).orElse(false);
    }

    Optional<List<String>> texts(String key) {
        return dict.find(key).map(value -> elements(key, value).stream()
                .map(element -> {
                    if (element instanceof StringValue text) {
                        return text.value();
                    }
                    throw refused("'%s' of %s must be a list of str, not %s".formatted(key, what, value.repr()));
                })
                .toList());
    }

    private List<Value> elements(String key, Value value) {
        return switch (value) {
            case ListValue list -> list.elements();
            case TupleValue tuple -> tuple.elements();
            default -> throw refused("'%s' of %s must be a list of str, not %s".formatted(key, what, value.repr()));
        };
    }

    static TemplateException refused(String message) {
        return TemplateException.of(ErrorKind.RAISED, message);
    }
}
