package dev.floe.jinja.method;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Hashable;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.DictViewValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The methods of {@code dict}. */
final class DictMethods {
    private static final MethodTable<DictValue> TABLE = new MethodTable<DictValue>()
            .with("get(key, default=None, /)", (evaluation, dict, arguments) -> dict.find(
                            Hashable.require(arguments.value("key")))
                    .orElseGet(() -> arguments.valueOrNone("default")))
            .with("keys()", (evaluation, dict, arguments) -> new DictViewValue(DictViewValue.Kind.KEYS, dict))
            .with("values()", (evaluation, dict, arguments) -> new DictViewValue(DictViewValue.Kind.VALUES, dict))
            .with("items()", (evaluation, dict, arguments) -> new DictViewValue(DictViewValue.Kind.ITEMS, dict))
            .with("pop(key, default=None, /)", DictMethods::pop)
            .with("popitem()", (evaluation, dict, arguments) -> popLast(dict))
            .with("setdefault(key, default=None, /)", DictMethods::setDefault)
            .with("copy()", (evaluation, dict, arguments) -> {
                evaluation.chargeElements(dict.entries().size());
                return DictValue.of(dict.entries());
            })
            .with("clear()", (evaluation, dict, arguments) -> {
                dict.entries().clear();
                return NoneValue.NONE;
            })
            .with("fromkeys(iterable, value=None, /)", DictMethods::fromKeys);

    private DictMethods() {}

    static Optional<Value> find(DictValue dict, String name) {
        if (name.equals("update")) {
            return Optional.of(
                    new FunctionValue("update", (evaluation, arguments) -> update(evaluation, dict, arguments)));
        }
        return TABLE.find(dict, name);
    }

    private static Value pop(Evaluation evaluation, DictValue dict, MethodArguments arguments) {
        Value key = Hashable.require(arguments.value("key"));
        Value removed = dict.entries().remove(key);
        if (removed != null) {
            return removed;
        }
        return arguments.find("default").orElseThrow(() -> new TemplateException(ErrorKind.KEY, key.repr()));
    }

    private static Value popLast(DictValue dict) {
        if (dict.entries().isEmpty()) {
            throw new TemplateException(ErrorKind.KEY, "'popitem(): dictionary is empty'");
        }
        Map.Entry<Value, Value> last = ((SequencedMap<Value, Value>) dict.entries()).pollLastEntry();
        return TupleValue.of(last.getKey(), last.getValue());
    }

    private static Value setDefault(Evaluation evaluation, DictValue dict, MethodArguments arguments) {
        evaluation.chargeElements(1);
        Value fallback = arguments.valueOrNone("default");
        Value present = dict.entries().putIfAbsent(Hashable.require(arguments.value("key")), fallback);
        return present == null ? fallback : present;
    }

    private static Value fromKeys(Evaluation evaluation, DictValue dict, MethodArguments arguments) {
        DictValue made = DictValue.empty();
        Value value = arguments.valueOrNone("value");
        Sequences.toList(evaluation, arguments.value("iterable"))
                .forEach(key -> made.entries().put(Hashable.require(key), value));
        return made;
    }

    private static Value update(Evaluation evaluation, DictValue dict, Arguments arguments) {
        if (arguments.positional().size() > 1) {
            throw TemplateException.type("update expected at most 1 argument, got "
                    + arguments.positional().size());
        }
        for (Value source : arguments.positional()) {
            if (source instanceof DictValue other) {
                evaluation.chargeElements(other.entries().size());
                dict.entries().putAll(other.entries());
            } else if (source instanceof UndefinedValue undefined && undefined.use() == UndefinedValue.Use.FAILS) {
                throw new TemplateException(ErrorKind.UNDEFINED, undefined.message());
            } else {
                addPairs(evaluation, dict, source);
            }
        }
        arguments.named().forEach(dict::put);
        return NoneValue.NONE;
    }

    private static void addPairs(Evaluation evaluation, DictValue dict, Value source) {
        Iterator<Value> pairs = evaluation.iterate(source);
        for (int i = 0; pairs.hasNext(); i++) {
            evaluation.chargeElements(1);
            List<Value> pair = pair(evaluation, pairs.next(), i);
            if (pair.size() != 2) {
                throw TemplateException.value("dictionary update sequence element #%d has length %d; 2 is required"
                        .formatted(i, pair.size()));
            }
            dict.entries().put(Hashable.require(pair.get(0)), pair.get(1));
        }
    }

    private static List<Value> pair(Evaluation evaluation, Value value, int index) {
        try {
            return Sequences.toList(evaluation, value);
        } catch (TemplateException failure) {
            if (failure.kind() != ErrorKind.TYPE) {
                throw failure;
            }
            throw new TemplateException(
                    ErrorKind.TYPE,
                    "cannot convert dictionary update sequence element #" + index + " to a sequence",
                    failure);
        }
    }
}
