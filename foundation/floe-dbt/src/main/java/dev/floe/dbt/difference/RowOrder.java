package dev.floe.dbt.difference;

import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Orders rows cell by cell: numbers by their size, everything else by its text, and what is None behind. */
final class RowOrder implements Comparator<List<Value>> {
    @Override
    public int compare(List<Value> left, List<Value> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compare(Value left, Value right) {
        if (left == NoneValue.NONE || right == NoneValue.NONE) {
            return Boolean.compare(left == NoneValue.NONE, right == NoneValue.NONE);
        }
        Optional<BigDecimal> leftNumber = number(left);
        Optional<BigDecimal> rightNumber = number(right);
        return leftNumber.isPresent() && rightNumber.isPresent()
                ? leftNumber.get().compareTo(rightNumber.get())
                : left.toText().compareTo(right.toText());
    }

    private static Optional<BigDecimal> number(Value value) {
        if (!value.typeName().equals("int")
                && !value.typeName().equals("float")
                && !value.typeName().equals("Decimal")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.toText()));
        } catch (NumberFormatException noFiniteNumber) {
            return Optional.empty();
        }
    }
}
