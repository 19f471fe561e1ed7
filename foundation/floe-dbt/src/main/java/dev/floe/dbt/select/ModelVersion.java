package dev.floe.dbt.select;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.select.Selection.Criterion;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares the version of a model with the latest one. */
final class ModelVersion {
    private ModelVersion() {}

    /** @throws FloeException if the method does not know the value */
    static Predicate<SelectableNode> matching(String wanted, Criterion criterion) {
        Predicate<SelectableNode> isModel = node -> node.resourceType() == ResourceType.MODEL;
        return isModel.and(
                switch (wanted) {
                    case "latest" -> ModelVersion::isLatest;
                    case "prerelease" ->
                        node -> distanceToLatest(node)
                                .filter(distance -> distance > 0)
                                .isPresent();
                    case "old" ->
                        node -> distanceToLatest(node)
                                .filter(distance -> distance < 0)
                                .isPresent();
                    case "none" -> node -> node.version().isEmpty();
                    default ->
                        throw Refusal.of(
                                SelectionError.METHOD_VALUE,
                                criterion.place(),
                                "Criterion '%s' asks for a version '%s'".formatted(criterion.text(), wanted),
                                "choose one of: latest, prerelease, old, none");
                });
    }

    private static boolean isLatest(SelectableNode node) {
        return node.version().isPresent() && node.version().equals(node.latestVersion());
    }

    /** The sign says on which side of the latest version a model is; empty without a version, or with 0 as one. */
    private static Optional<Integer> distanceToLatest(SelectableNode node) {
        Optional<Value> version = node.version().filter(Value::isTrue);
        Optional<Value> latest = node.latestVersion().filter(Value::isTrue);
        return version.flatMap(left -> latest.map(right -> compare(left, right)));
    }

    /** As numbers if both are, otherwise as texts. */
    private static int compare(Value left, Value right) {
        Optional<Double> leftNumber = number(left);
        Optional<Double> rightNumber = number(right);
        if (leftNumber.isPresent() && rightNumber.isPresent()) {
            double first = leftNumber.get();
            double second = rightNumber.get();
            return first < second ? -1 : first > second ? 1 : 0;
        }
        return requireNonNull(left.toText(), "text is null").compareTo(right.toText());
    }

    private static Optional<Double> number(Value value) {
        if (value instanceof NumberValue number) {
            return Optional.of(number.doubleValue());
        }
        try {
            return Optional.of(Double.valueOf(value.toText().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
