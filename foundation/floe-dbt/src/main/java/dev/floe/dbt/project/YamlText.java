package dev.floe.dbt.project;

import dev.floe.documents.PyYamlWriter;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.filter.JsonText;
import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The YAML that {@code toyaml} gives. For one text. */
final class YamlText {
    private static final int MAXIMUM_DEPTH = 500;

    private final Evaluation evaluation;
    private final JsonText.Keys order;
    private final IdentityHashMap<Value, Integer> uses = new IdentityHashMap<>();
    private final IdentityHashMap<Value, String> names = new IdentityHashMap<>();
    private final IdentityHashMap<Value, Boolean> written = new IdentityHashMap<>();
    private final PyYamlWriter writer = new PyYamlWriter();

    private YamlText(Evaluation evaluation, JsonText.Keys order) {
        this.evaluation = evaluation;
        this.order = order;
    }

    /**
     * Writes a value; a list or dict that is there several times is written once and named after that.
     *
     * @throws TemplateException if YAML cannot hold the value
     */
    static String write(Evaluation evaluation, Value value, JsonText.Keys order) {
        YamlText text = new YamlText(evaluation, order);
        text.count(value, 0);
        text.add(value);
        String yaml = text.writer.finish();
        evaluation.chargeText(yaml.length());
        return yaml;
    }

    private void count(Value value, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw TemplateException.value("lists and dicts are nested more than " + MAXIMUM_DEPTH + " deep");
        }
        evaluation.chargeSteps(1);
        List<Value> parts =
                switch (value) {
                    case ListValue list -> list.elements();
                    case TupleValue tuple -> tuple.elements();
                    case SetValue set -> List.copyOf(set.elements());
                    case DictValue dict -> List.copyOf(dict.entries().values());
                    default -> List.of();
                };
        if (!isCollection(value) || value.equals(TupleValue.of(List.of()))) {
            return;
        }
        int use = uses.merge(value, 1, Integer::sum);
        if (use == 1) {
            parts.forEach(part -> count(part, depth + 1));
        } else if (use == 2) {
            names.put(value, "id%03d".formatted(names.size() + 1));
        }
    }

    private static boolean isCollection(Value value) {
        return value instanceof ListValue
                || value instanceof TupleValue
                || value instanceof SetValue
                || value instanceof DictValue;
    }

    private void add(Value value) {
        Optional<String> name = Optional.ofNullable(names.get(value));
        if (name.isPresent() && written.putIfAbsent(value, true) != null) {
            writer.alias(name.get());
            return;
        }
        switch (value) {
            case NoneValue _ -> writer.plain("null");
            case BoolValue truth -> writer.plain(truth.isTrue() ? "true" : "false");
            case IntValue number -> writer.plain(number.repr());
            case FloatValue number -> writer.plain(number(number));
            case StringValue text -> writer.string(text.value());
            case ListValue list -> addList(list.elements(), name);
            case TupleValue tuple -> addList(tuple.elements(), name);
            case SetValue set -> {
                writer.startSet(name);
                set.elements().forEach(element -> addEntry(element, NoneValue.NONE));
                writer.endMapping();
            }
            case DictValue dict -> {
                writer.startMapping(name);
                entries(dict).forEach(entry -> addEntry(entry.getKey(), entry.getValue()));
                writer.endMapping();
            }
            default -> addTime(value);
        }
    }

    /** Keys of several types that have no order stay as they are. */
    private Collection<Map.Entry<Value, Value>> entries(DictValue dict) {
        if (order == JsonText.Keys.AS_THEY_ARE) {
            return dict.entries().entrySet();
        }
        try {
            return dict.entries().entrySet().stream()
                    .sorted((one, other) -> Comparison.order(one.getKey(), other.getKey()))
                    .toList();
        } catch (TemplateException unordered) {
            return dict.entries().entrySet();
        }
    }

    private void addEntry(Value key, Value value) {
        add(key);
        add(value);
    }

    private void addList(List<Value> elements, Optional<String> name) {
        writer.startList(name);
        elements.forEach(this::add);
        writer.endList();
    }

    private void addTime(Value value) {
        switch (value.typeName()) {
            case "datetime.date", "datetime.datetime" -> writer.plain(value.toText());
            default -> throw TemplateException.value("cannot represent an object: " + value.repr());
        }
    }

    private static String number(FloatValue number) {
        if (Double.isNaN(number.value())) {
            return ".nan";
        }
        if (Double.isInfinite(number.value())) {
            return number.value() > 0 ? ".inf" : "-.inf";
        }
        String text = number.repr().toLowerCase(Locale.ROOT);
        return text.contains(".") ? text : text.replace("e", ".0e");
    }
}
