package dev.floe.dbt.select;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Optional;

/**
 * What a command line says about selection.
 *
 * @param select the values of {@code --select}
 * @param exclude the values of {@code --exclude}
 * @param selector the value of {@code --selector}
 */
public record SelectionArguments(
        List<String> select, List<String> exclude, Optional<String> selector, IndirectSelection indirect) {
    public SelectionArguments {
        select = List.copyOf(select);
        exclude = List.copyOf(exclude);
        requireNonNull(selector, "selector is null");
        requireNonNull(indirect, "indirect is null");
    }

    /**
     * What is to be selected: what {@code --selector} names, whatever else is said; the default selector where nothing is
     * said; what {@code --select} and {@code --exclude} say.
     *
     * @throws FloeException if there is no such selector, or a criterion cannot be read
     */
    public Selection resolve(NamedSelectors selectors) {
        if (selector.isPresent()) {
            return selectors.find(selector.get());
        }
        if (select.isEmpty() && exclude.isEmpty() && selectors.defaultName().isPresent()) {
            return selectors.find(selectors.defaultName().get());
        }
        return new SelectionParser(indirect).parse(select, exclude);
    }
}
