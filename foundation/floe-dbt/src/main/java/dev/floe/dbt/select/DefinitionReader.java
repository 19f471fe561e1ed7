package dev.floe.dbt.select;

import dev.floe.dbt.select.Definition.Items;
import dev.floe.dbt.select.Definition.Keys;
import dev.floe.dbt.select.Definition.Single;
import dev.floe.dbt.select.Selection.Criterion;
import dev.floe.dbt.select.Selection.Difference;
import dev.floe.dbt.select.Selection.Intersection;
import dev.floe.dbt.select.Selection.Union;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the definition of one selector. */
final class DefinitionReader {
    private static final String UNION = "union";
    private static final String INTERSECTION = "intersection";
    private static final String EXCLUDE = "exclude";

    private final IndirectSelection indirect;
    private final CriterionReader criteria;
    private final Map<String, Selection> earlier;

    /** @param earlier the selectors that stand before this one, which it may refer to */
    DefinitionReader(IndirectSelection indirect, Map<String, Selection> earlier) {
        this.indirect = indirect;
        this.criteria = new CriterionReader(indirect);
        this.earlier = earlier;
    }

    /** @throws FloeException if the definition does not have one of the forms */
    Selection read(Definition definition) {
        if (definition instanceof Keys keys
                && setOperator(keys).isPresent()
                && keys.entries().size() > 1) {
            throw refuse(
                    keys.place(),
                    "A definition has other keys beside '%s'"
                            .formatted(setOperator(keys).orElseThrow()),
                    "put what is left out into the list, as an item 'exclude'");
        }
        return part(definition);
    }

    private Selection part(Definition definition) {
        return switch (definition) {
            case Single single
            when single.text().isPresent() -> text(single.text().orElseThrow(), single.place());
            case Keys keys
            when setOperator(keys).isPresent() -> set(keys, setOperator(keys).orElseThrow());
            case Keys keys -> keys(keys);
            case Single single -> throw refuseForm(single);
            case Items items -> throw refuseForm(items);
        };
    }

    private Selection text(String text, Place place) {
        Criterion criterion = criteria.read(text, Optional.of(place));
        if (criterion.method() == SelectionMethod.SELECTOR) {
            throw refuseSelectorAsText(place, text);
        }
        return criterion;
    }

    private static Optional<String> setOperator(Keys keys) {
        return List.of(UNION, INTERSECTION).stream()
                .filter(keys.entries()::containsKey)
                .findFirst();
    }

    private Selection set(Keys keys, String operator) {
        List<Selection> parts = new ArrayList<>();
        Optional<Selection> excluded = Optional.empty();
        for (Definition item : items(keys, operator)) {
            if (item instanceof Keys part && part.entries().containsKey(EXCLUDE)) {
                if (excluded.isPresent()) {
                    throw refuse(
                            part.place(),
                            "'%s' has more than one item with 'exclude'".formatted(operator),
                            "put everything that is left out into one list");
                }
                // Whatever else the item says, dbt does not read.
                excluded = excluded(part);
            } else {
                parts.add(part(item));
            }
        }
        Selection included = operator.equals(UNION)
                ? new Union(parts, IndirectSelection.EAGER)
                : new Intersection(parts, IndirectSelection.EAGER, Optional.empty());
        return without(included, excluded);
    }

    private Selection keys(Keys keys) {
        if (keys.entries().size() == 1) {
            Map.Entry<String, Definition> only =
                    keys.entries().entrySet().iterator().next();
            return FullCriterion.read(only.getKey(), only.getValue(), keys, indirect);
        }
        Optional<Definition> method = keys.find("method");
        if (method.filter(DefinitionReader::isSelector).isPresent()) {
            return inherited(keys);
        }
        Optional<Definition> value = keys.find("value");
        if (method.isEmpty() || value.isEmpty()) {
            throw refuse(
                    keys.place(),
                    "A definition has the keys %s".formatted(keys.entries().keySet()),
                    "write 'method' and 'value', a method as the only key, 'union' or 'intersection'");
        }
        if (!(method.get() instanceof Single single) || single.text().isEmpty()) {
            throw refuse(method.get().place(), "The method of a definition is no string", "write the name of a method");
        }
        return without(
                FullCriterion.read(single.text().get(), value.get(), keys, indirect),
                keys.entries().containsKey(EXCLUDE) ? excluded(keys) : Optional.empty());
    }

    private static boolean isSelector(Definition method) {
        return method instanceof Single single
                && single.text().filter(SelectionMethod.SELECTOR.text()::equals).isPresent();
    }

    /** dbt takes the selector as it is, and does not look at any other key. */
    private Selection inherited(Keys keys) {
        String name = keys.find("value").map(value -> value.value().toText()).orElse("");
        Optional<Selection> found = Optional.ofNullable(earlier.get(name));
        return found.orElseThrow(() -> Refusal.of(
                SelectionError.UNKNOWN_SELECTOR,
                Optional.of(keys.find("value").map(Definition::place).orElse(keys.place())),
                "Selector '" + name + "' is not defined above this one",
                "define a selector before the selectors that use it; none can use itself"));
    }

    private Optional<Selection> excluded(Keys keys) {
        List<Selection> parts = items(keys, EXCLUDE).stream().map(this::part).toList();
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(new Union(parts, IndirectSelection.EAGER));
        };
    }

    private static Selection without(Selection included, Optional<Selection> excluded) {
        return excluded.<Selection>map(selection -> new Difference(included, selection))
                .orElse(included);
    }

    private static List<Definition> items(Keys keys, String key) {
        Definition value = keys.find(key).orElseThrow();
        if (value instanceof Items items) {
            return items.items();
        }
        throw refuse(value.place(), "'" + key + "' is no list", "write a list of definitions below it");
    }

    static FloeException refuseSelectorAsText(Place place, String text) {
        return refuse(
                place,
                "'%s' refers to a selector".formatted(text),
                "write 'method: selector' and 'value: name', as dbt 1.11 wants it in selectors.yml");
    }

    private static FloeException refuseForm(Definition definition) {
        return refuse(
                definition.place(),
                "A definition is " + definition.value().repr(),
                "write a criterion as a string, a method with its value, 'union' or 'intersection'");
    }

    static FloeException refuse(Place place, String message, String help) {
        return Refusal.of(SelectionError.SELECTORS_FORM, Optional.of(place), message, help);
    }
}
