package dev.floe.dbt.select;

import dev.floe.dbt.select.CriterionReader.CriterionText;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the short forms of a definition out, as dbt does for its manifest.
 *
 * <p>The manifest has dbt's oddities: what a full criterion excludes keeps its short forms, and a definition that names the
 * value before {@code method: selector} is not replaced by the selector.
 */
final class DefinitionNormalizer {
    private static final StringValue METHOD = StringValue.of("method");
    private static final StringValue VALUE = StringValue.of("value");
    private static final StringValue EXCLUDE = StringValue.of("exclude");
    private static final StringValue SELECTOR = StringValue.of(SelectionMethod.SELECTOR.text());

    private final DictValue earlier;
    private final Place place;

    /**
     * @param earlier the normalized selectors that stand before this one
     * @param place where the definition stands
     */
    DefinitionNormalizer(DictValue earlier, Place place) {
        this.earlier = earlier;
        this.place = place;
    }

    Value normalize(Value definition) {
        if (definition instanceof StringValue text) {
            return criterion(text.value());
        }
        if (!(definition instanceof DictValue dict) || dict.entries().isEmpty()) {
            return definition;
        }
        for (String operator : List.of("union", "intersection")) {
            if (dict.find(operator).isPresent()) {
                return DictValue.ofNamed(
                        Map.of(operator, items(dict.find(operator).orElseThrow())));
            }
        }
        return keys(dict);
    }

    private Value keys(DictValue dict) {
        Map.Entry<Value, Value> first = dict.entries().entrySet().iterator().next();
        Value value = items(first.getValue());
        if (first.getKey().equals(EXCLUDE)) {
            DictValue exclude = DictValue.empty();
            exclude.entries().put(EXCLUDE, value);
            return exclude;
        }
        if (dict.entries().size() == 1) {
            DictValue criterion = DictValue.empty();
            criterion.entries().put(METHOD, first.getKey());
            criterion.entries().put(VALUE, value);
            return criterion;
        }
        if (first.getKey().equals(METHOD) && value.equals(SELECTOR)) {
            return dict.find(VALUE)
                    .flatMap(earlier::find)
                    .flatMap(selector ->
                            selector instanceof DictValue found ? found.find("definition") : Optional.empty())
                    .orElse(dict);
        }
        return dict;
    }

    private Value items(Value value) {
        return value instanceof ListValue list
                ? ListValue.of(list.elements().stream().map(this::normalize).toList())
                : value;
    }

    private Value criterion(String text) {
        CriterionText parts = CriterionReader.split(text, Optional.of(place));
        MethodName.read(parts.method(), Optional.of(place));
        DictValue criterion = DictValue.empty();
        if (!parts.at().isEmpty()) {
            criterion.put("childrens_parents", BoolValue.TRUE);
        }
        parts.upward().ifPresent(depth -> putOperator(criterion, "parents", "parents_depth", depth));
        criterion.put("method", StringValue.of(parts.method()));
        if (!parts.value().isEmpty()) {
            criterion.put("value", StringValue.of(parts.value()));
        }
        parts.downward().ifPresent(depth -> putOperator(criterion, "children", "children_depth", depth));
        return criterion;
    }

    private static void putOperator(DictValue criterion, String key, String depthKey, String depth) {
        criterion.put(key, BoolValue.TRUE);
        if (!depth.isEmpty()) {
            criterion.put(depthKey, StringValue.of(depth));
        }
    }
}
