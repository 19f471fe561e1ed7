package dev.floe.dbt.difference;

import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.OptionalInt;

/**
 * An expected row with the actual one that stands for it.
 *
 * @param expected its number; empty: nobody expected the actual row
 * @param actual its number; empty: the expected row is missing
 */
record RowPair(OptionalInt expected, OptionalInt actual) {
    static RowPair of(int expected, int actual) {
        return new RowPair(OptionalInt.of(expected), OptionalInt.of(actual));
    }

    static RowPair missing(int expected) {
        return new RowPair(OptionalInt.of(expected), OptionalInt.empty());
    }

    static RowPair added(int actual) {
        return new RowPair(OptionalInt.empty(), OptionalInt.of(actual));
    }

    boolean isPair() {
        return expected.isPresent() && actual.isPresent();
    }

    /** Whether both rows are there and differ in a column. */
    boolean differs(List<List<Value>> expectedRows, List<List<Value>> actualRows, int column) {
        return isPair()
                && !isSame(
                        expectedRows.get(expected.getAsInt()).get(column),
                        actualRows.get(actual.getAsInt()).get(column));
    }

    private static boolean isSame(Value left, Value right) {
        boolean isNone = left == NoneValue.NONE;
        return isNone == (right == NoneValue.NONE) && (isNone || left.toText().equals(right.toText()));
    }
}
