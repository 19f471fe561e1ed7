package dev.floe.dbt.select;

import dev.floe.dbt.select.Definition.Keys;
import dev.floe.dbt.select.Definition.Single;
import dev.floe.dbt.select.GraphOperators.ChildrensParents;
import dev.floe.dbt.select.Selection.Criterion;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Reads a criterion whose parts are keys of a mapping. */
final class FullCriterion {
    private static final BigDecimal MOST_STEPS = BigDecimal.valueOf(GraphOperators.ALL);

    private FullCriterion() {}

    /**
     * Reads a criterion.
     *
     * @param keys the mapping that it is the only entry of, or whose other keys say more
     * @throws FloeException if there is no such method, or a key has a value that it cannot have
     */
    static Criterion read(String method, Definition value, Keys keys, IndirectSelection byDefault) {
        Optional<Place> place = Optional.of(keys.place());
        MethodName name = MethodName.read(method, place);
        if (name.method() == SelectionMethod.SELECTOR) {
            throw DefinitionReader.refuseSelectorAsText(
                    keys.place(), method + ": " + value.value().toText());
        }
        int parents = steps(keys, "parents", "parents_depth");
        int children = steps(keys, "children", "children_depth");
        ChildrensParents childrensParents =
                isTrue(keys, "childrens_parents") ? ChildrensParents.ADDED : ChildrensParents.NOT_ADDED;
        return CriterionReader.checked(new Criterion(
                method + ":" + value.value().toText(),
                name.method(),
                name.arguments(),
                value.value(),
                new GraphOperators(childrensParents, parents, children),
                indirect(keys).orElse(byDefault),
                place));
    }

    /** Python's truth counts: the string {@code false} is true. */
    private static boolean isTrue(Keys keys, String key) {
        return keys.find(key).filter(value -> value.value().isTrue()).isPresent();
    }

    private static int steps(Keys keys, String key, String depthKey) {
        int depth = keys.find(depthKey)
                .filter(value -> value.value().isTrue())
                .map(value -> depth(depthKey, value))
                .orElse(GraphOperators.ALL);
        return isTrue(keys, key) ? depth : 0;
    }

    /** A number of steps; a fraction is cut off, and below nothing there is nothing. */
    private static int depth(String key, Definition definition) {
        return number(definition.value())
                .map(number -> number.setScale(0, RoundingMode.DOWN)
                        .min(MOST_STEPS)
                        .max(BigDecimal.ZERO)
                        .intValueExact())
                .orElseThrow(() -> DefinitionReader.refuse(
                        definition.place(),
                        "'%s' is %s".formatted(key, definition.value().repr()),
                        "write a number of steps"));
    }

    private static Optional<BigDecimal> number(Value value) {
        if (value instanceof NumberValue number) {
            return Optional.of(number.exact());
        }
        if (value instanceof StringValue text && text.value().strip().matches("[+-]?\\d+")) {
            return Optional.of(new BigDecimal(text.value().strip()));
        }
        return Optional.empty();
    }

    private static Optional<IndirectSelection> indirect(Keys keys) {
        return keys.find("indirect_selection").map(FullCriterion::indirect);
    }

    private static IndirectSelection indirect(Definition definition) {
        return Optional.of(definition)
                .flatMap(value -> value instanceof Single single ? single.text() : Optional.empty())
                .flatMap(IndirectSelection::find)
                .orElseThrow(() -> DefinitionReader.refuse(
                        definition.place(),
                        "'indirect_selection' is " + definition.value().repr(),
                        "choose one of: " + String.join(", ", IndirectSelection.texts())));
    }
}
