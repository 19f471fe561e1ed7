package dev.floe.dbt.select;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The selectors that selectors.yml defines. */
public final class NamedSelectors {
    private final Map<String, Selection> selections;
    private final Optional<String> defaultName;
    private final DictValue normalized;

    NamedSelectors(Map<String, Selection> selections, Optional<String> defaultName, DictValue normalized) {
        this.selections = new LinkedHashMap<>(selections);
        this.defaultName = requireNonNull(defaultName, "defaultName is null");
        this.normalized = requireNonNull(normalized, "normalized is null");
    }

    /** Those of a project without selectors.yml. */
    public static NamedSelectors none() {
        return new NamedSelectors(Map.of(), Optional.empty(), DictValue.empty());
    }

    /**
     * What a selector selects.
     *
     * @throws FloeException if there is no selector of that name
     */
    public Selection find(String name) {
        return find(name, Optional.empty());
    }

    Selection find(String name, Optional<Place> place) {
        Optional<Selection> found = Optional.ofNullable(selections.get(name));
        return found.orElseThrow(() -> Refusal.ofUnknownName(
                SelectionError.UNKNOWN_SELECTOR,
                place,
                "Selector '" + name + "' is not defined in selectors.yml",
                name,
                selections.keySet()));
    }

    /** The selector that holds where a command says nothing. */
    public Optional<String> defaultName() {
        return defaultName;
    }

    /** The selectors as the manifest writes them below {@code selectors}: by name, the short forms written out. */
    public DictValue normalized() {
        return DictValue.of(normalized.entries());
    }
}
