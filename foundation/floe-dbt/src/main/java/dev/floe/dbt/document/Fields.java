package dev.floe.dbt.document;

import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** Reads the entries of dicts that documents gave; None counts as absent. */
public final class Fields {
    private Fields() {}

    public static Optional<Value> find(DictValue dict, String key) {
        return dict.find(key).filter(value -> value != NoneValue.NONE);
    }

    public static Optional<String> text(DictValue dict, String key) {
        return find(dict, key).map(Value::toText);
    }

    public static String text(DictValue dict, String key, String absent) {
        return text(dict, key).orElse(absent);
    }

    /** The dict under a key, or an empty one of its own. */
    public static DictValue dict(DictValue dict, String key) {
        return dict.find(key).orElse(NoneValue.NONE) instanceof DictValue found ? found : DictValue.empty();
    }

    /** The elements under a key; a single value counts as a list of one. */
    public static List<Value> list(DictValue dict, String key) {
        return find(dict, key).map(Fields::elements).orElse(List.of());
    }

    /** The elements of a list; a single value counts as a list of one. */
    public static List<Value> elements(Value value) {
        return switch (value) {
            case ListValue list -> list.elements();
            case TupleValue tuple -> tuple.elements();
            case NoneValue _ -> List.of();
            default -> List.of(value);
        };
    }

    public static List<DictValue> dicts(DictValue dict, String key) {
        return list(dict, key).stream()
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .toList();
    }

    /** A copy that shares no list or dict. */
    public static Value copy(Value value) {
        return switch (value) {
            case DictValue dict -> copy(dict);
            case ListValue list ->
                ListValue.of(list.elements().stream().map(Fields::copy).toList());
            default -> value;
        };
    }

    public static DictValue copy(DictValue dict) {
        DictValue copy = DictValue.empty();
        dict.entries().forEach((key, value) -> copy.entries().put(key, copy(value)));
        return copy;
    }

    public static Value orNone(Optional<String> text) {
        return text.<Value>map(StringValue::of).orElse(NoneValue.NONE);
    }
}
