package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A unit test as something that can be compiled: the query of its model, which reads fixtures in place of relations.
 *
 * @param node the test as a node, as templates see it
 * @param inputs the fixtures, each an ephemeral model, by the id of what it stands for
 * @param ownInput the fixture that stands for what the model itself has built before
 */
record UnitTestCase(DictValue node, Map<String, DictValue> inputs, Optional<DictValue> ownInput) {
    UnitTestCase {
        requireNonNull(node, "node is null");
        inputs = new LinkedHashMap<>(inputs);
        requireNonNull(ownInput, "ownInput is null");
    }

    /** The fixture of an id by which a query refers to it. */
    Optional<DictValue> input(String uniqueId) {
        return inputs.values().stream()
                .filter(input -> input.find("unique_id")
                        .filter(id -> id.toText().equals(uniqueId))
                        .isPresent())
                .findFirst();
    }
}
