package dev.floe.jinja.template;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Hashable;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Python's {@code dict(...)}: out of a dict or pairs, and names. */
final class Dicts {
    private Dicts() {}

    static DictValue create(Evaluation evaluation, Arguments arguments) {
        DictValue dict = DictValue.empty();
        if (arguments.positional().size() > 1) {
            throw TemplateException.type("dict expected at most 1 argument, got "
                    + arguments.positional().size());
        }
        arguments.positional().forEach(source -> addAll(evaluation, dict, source));
        arguments.named().forEach(dict::put);
        return dict;
    }

    private static void addAll(Evaluation evaluation, DictValue dict, Value source) {
        if (source instanceof DictValue other) {
            evaluation.chargeElements(other.entries().size());
            dict.entries().putAll(other.entries());
            return;
        }
        Iterator<Value> pairs = evaluation.iterate(source);
        for (int i = 0; pairs.hasNext(); i++) {
            evaluation.chargeElements(1);
            List<Value> pair = Sequences.toList(evaluation, pairs.next());
            if (pair.size() != 2) {
                throw TemplateException.value("dictionary update sequence element #%d has length %d; 2 is required"
                        .formatted(i, pair.size()));
            }
            dict.entries().put(Hashable.require(pair.get(0)), pair.get(1));
        }
    }

    /** Adds names to a map of arguments, as {@code **more} does. */
    static void addNamed(Map<String, Value> named, String callee, Value more) {
        if (!(more instanceof DictValue dict)) {
            throw TemplateException.type(callee + "() argument after ** must be a mapping, not " + more.typeName());
        }
        dict.entries().forEach((key, value) -> {
            if (!(key instanceof StringValue name)) {
                throw TemplateException.type("keywords must be strings");
            }
            if (named.putIfAbsent(name.value(), value) != null) {
                throw TemplateException.type(
                        "%s() got multiple values for keyword argument '%s'".formatted(callee, name.value()));
            }
        });
    }
}
