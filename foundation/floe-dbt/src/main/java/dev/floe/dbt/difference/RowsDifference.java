package dev.floe.dbt.difference;

import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Compares rows with those that were expected, whatever their order is. What differs is shown in the form of tabular diffs that
 * dbt prints: {@code +++} before a row too many, {@code ---} before a missing one, an arrow before one with other values.
 */
public final class RowsDifference {
    private static final String ARROW = "→";
    private static final String DOTS = "...";

    private final List<String> columns;
    private final List<List<Value>> expected;
    private final List<List<Value>> actual;

    private RowsDifference(List<String> columns, List<List<Value>> expected, List<List<Value>> actual) {
        this.columns = columns;
        this.expected = expected.stream().sorted(new RowOrder()).toList();
        this.actual = actual.stream().sorted(new RowOrder()).toList();
    }

    /** What differs; empty: nothing. */
    public static Optional<String> of(List<String> columns, List<List<Value>> expected, List<List<Value>> actual) {
        return new RowsDifference(columns, expected, actual).text();
    }

    private Optional<String> text() {
        RowAlignment.Aligned aligned = RowAlignment.of(expected, actual, columns.size());
        List<Boolean> matteringRows =
                aligned.rows().stream().map(this::isDifferent).toList();
        if (!matteringRows.contains(true)) {
            return Optional.empty();
        }
        boolean hasAdded =
                aligned.rows().stream().anyMatch(row -> row.expected().isEmpty());
        List<OptionalInt> shownColumns = ShownParts.of(IntStream.range(0, columns.size())
                .mapToObj(column -> hasAdded
                        || aligned.keyColumns().contains(column)
                        || aligned.rows().stream().anyMatch(row -> row.differs(expected, actual, column)))
                .toList());
        List<List<String>> table = new ArrayList<>();
        table.add(row("@@", shownColumns, columns));
        for (OptionalInt number : ShownParts.of(matteringRows)) {
            if (number.isEmpty()) {
                table.add(
                        row(DOTS, shownColumns, columns.stream().map(_ -> DOTS).toList()));
            } else {
                RowPair pair = aligned.rows().get(number.getAsInt());
                table.add(row(mark(pair), shownColumns, cells(pair)));
            }
        }
        return Optional.of(DifferenceText.of(table));
    }

    private boolean isDifferent(RowPair row) {
        return !row.isPair()
                || IntStream.range(0, columns.size()).anyMatch(column -> row.differs(expected, actual, column));
    }

    private static List<String> row(String mark, List<OptionalInt> shown, List<String> cells) {
        List<String> row = new ArrayList<>();
        row.add(mark);
        shown.forEach(column -> row.add(column.isPresent() ? cells.get(column.getAsInt()) : DOTS));
        return row;
    }

    private String mark(RowPair row) {
        if (row.expected().isEmpty()) {
            return "+++";
        }
        if (row.actual().isEmpty()) {
            return "---";
        }
        return isDifferent(row) ? ARROW : "";
    }

    private List<String> cells(RowPair pair) {
        if (!pair.isPair()) {
            return texts(
                    pair.actual().isPresent()
                            ? actual.get(pair.actual().getAsInt())
                            : expected.get(pair.expected().orElseThrow()));
        }
        List<Value> left = expected.get(pair.expected().orElseThrow());
        List<Value> right = actual.get(pair.actual().orElseThrow());
        return IntStream.range(0, columns.size())
                .mapToObj(column -> pair.differs(expected, actual, column)
                        ? kept(left.get(column)) + ARROW + kept(right.get(column))
                        : kept(left.get(column)))
                .toList();
    }

    private static List<String> texts(List<Value> row) {
        return row.stream().map(RowsDifference::text).toList();
    }

    private static String text(Value value) {
        return value == NoneValue.NONE ? "null" : value.toText();
    }

    private static String kept(Value value) {
        return value == NoneValue.NONE ? "NULL" : value.toText();
    }
}
