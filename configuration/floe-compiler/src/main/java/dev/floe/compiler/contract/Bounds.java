package dev.floe.compiler.contract;

import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The numbers that a quality rule allows, where its operator says so by an interval.
 *
 * @param lower empty: no limit below
 * @param upper empty: no limit above
 */
record Bounds(Optional<Limit> lower, Optional<Limit> upper) {
    /** A limit, and whether it belongs to what is allowed. */
    record Limit(BigDecimal value, Edge edge) {}

    /** Whether a limit is allowed itself. */
    enum Edge {
        INCLUDED,
        EXCLUDED
    }

    /** Empty for an operator that allows no interval, such as {@code mustNotBe}. */
    static Optional<Bounds> of(PropertyValue.Entries rule) {
        for (String operator : QualityRule.OPERATORS) {
            Optional<PropertyValue> value = Values.find(rule, operator);
            if (value.isPresent()) {
                Optional<Bounds> bounds =
                        operator.equals("mustBeBetween") ? between(value.get()) : limit(operator, value.get());
                return isCount(rule) ? bounds.map(Bounds::ofWholeNumbers) : bounds;
            }
        }
        return Optional.empty();
    }

    /** The metrics of the standard count rows, unless a share of them is asked for. */
    private static boolean isCount(PropertyValue.Entries rule) {
        return Values.text(rule, "metric").isPresent()
                && Values.text(rule, "unit").filter("percent"::equals).isEmpty();
    }

    /** More than 2 is at least 3. */
    private Bounds ofWholeNumbers() {
        return new Bounds(
                lower.map(limit -> limit.edge() == Edge.INCLUDED
                        ? new Limit(limit.value().setScale(0, RoundingMode.CEILING), Edge.INCLUDED)
                        : new Limit(
                                limit.value().setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE), Edge.INCLUDED)),
                upper.map(limit -> limit.edge() == Edge.INCLUDED
                        ? new Limit(limit.value().setScale(0, RoundingMode.FLOOR), Edge.INCLUDED)
                        : new Limit(
                                limit.value().setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE),
                                Edge.INCLUDED)));
    }

    private static Optional<Bounds> limit(String operator, PropertyValue value) {
        return Values.number(value).flatMap(number -> switch (operator) {
            case "mustBe" -> Optional.of(new Bounds(at(number, Edge.INCLUDED), at(number, Edge.INCLUDED)));
            case "mustBeGreaterThan" -> Optional.of(new Bounds(at(number, Edge.EXCLUDED), Optional.empty()));
            case "mustBeGreaterOrEqualTo" -> Optional.of(new Bounds(at(number, Edge.INCLUDED), Optional.empty()));
            case "mustBeLessThan" -> Optional.of(new Bounds(Optional.empty(), at(number, Edge.EXCLUDED)));
            case "mustBeLessOrEqualTo" -> Optional.of(new Bounds(Optional.empty(), at(number, Edge.INCLUDED)));
            default -> Optional.empty();
        });
    }

    private static Optional<Bounds> between(PropertyValue value) {
        List<BigDecimal> ends = value instanceof PropertyValue.Items(List<PropertyValue> items)
                ? items.stream().flatMap(item -> Values.number(item).stream()).toList()
                : List.of();
        return ends.size() == 2
                ? Optional.of(new Bounds(at(ends.getFirst(), Edge.INCLUDED), at(ends.getLast(), Edge.INCLUDED)))
                : Optional.empty();
    }

    private static Optional<Limit> at(BigDecimal value, Edge edge) {
        return Optional.of(new Limit(value, edge));
    }

    /** Whether everything that this allows is allowed by the other one as well. */
    boolean isWithin(Bounds other) {
        return isInside(lower, other.lower, 1) && isInside(upper, other.upper, -1);
    }

    /** @param direction 1 for limits below, -1 for limits above */
    private static boolean isInside(Optional<Limit> inner, Optional<Limit> outer, int direction) {
        if (outer.isEmpty()) {
            return true;
        }
        if (inner.isEmpty()) {
            return false;
        }
        int compared = inner.get().value().compareTo(outer.get().value()) * direction;
        return compared > 0
                || (compared == 0
                        && (outer.get().edge() == Edge.INCLUDED || inner.get().edge() == Edge.EXCLUDED));
    }
}
