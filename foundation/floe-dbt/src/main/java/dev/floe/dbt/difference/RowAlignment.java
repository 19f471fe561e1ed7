package dev.floe.dbt.difference;

import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds which expected row an actual one stands for: first by what single columns have only once on both sides, then by more
 * and more columns together; at last rows that are the same in all of them and stand beside a pair.
 */
final class RowAlignment {
    /** More columns than that are not tried in all their combinations. */
    private static final int MOST_COLUMNS = 5;

    private static final double MOST_REPETITION = 0.1;
    private static final int FEW_ROWS = 20;

    private final List<List<Value>> expected;
    private final List<List<Value>> actual;
    private final int width;
    private final Map<Integer, Integer> pairs = new TreeMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Set<Integer> keyColumns = new LinkedHashSet<>();

    private RowAlignment(List<List<Value>> expected, List<List<Value>> actual, int width) {
        this.expected = expected;
        this.actual = actual;
        this.width = width;
    }

    /**
     * Which rows belong together.
     *
     * @param rows all rows of both sides in the order in which they are shown
     * @param keyColumns by which they were found
     */
    record Aligned(List<RowPair> rows, Set<Integer> keyColumns) {
        Aligned {
            rows = List.copyOf(rows);
            keyColumns = Set.copyOf(keyColumns);
        }
    }

    static Aligned of(List<List<Value>> expected, List<List<Value>> actual, int width) {
        RowAlignment alignment = new RowAlignment(expected, actual, width);
        alignment.align();
        return new Aligned(alignment.rows(), alignment.keyColumns);
    }

    private void align() {
        List<Integer> columns = candidates();
        int combinations = 1 << columns.size();
        boolean hasIndex = false;
        for (int combination = 1; combination < combinations && pairs.size() < expected.size(); combination++) {
            List<Integer> chosen = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if ((combination & (1 << i)) != 0) {
                    chosen.add(columns.get(i));
                }
            }
            keyColumns.addAll(chosen);
            boolean isLast = combination == combinations - 1;
            Map<String, List<Integer>> expectedKeys = keys(expected, chosen);
            Map<String, List<Integer>> actualKeys = keys(actual, chosen);
            if (!isTooCommon(expectedKeys, actualKeys) || (isLast && !hasIndex)) {
                hasIndex = true;
                pairUnique(chosen, expectedKeys, actualKeys);
            }
            if (isLast) {
                pairNeighbours(chosen);
            }
        }
    }

    /** All columns, or those with the most different values. */
    private List<Integer> candidates() {
        List<Integer> all = IntStream.range(0, width).boxed().toList();
        if (width <= MOST_COLUMNS) {
            return all;
        }
        Map<Integer, Integer> counts = new HashMap<>();
        all.forEach(column -> counts.put(
                column,
                keys(expected, List.of(column)).size()
                        + keys(actual, List.of(column)).size()));
        return all.stream()
                .sorted(Comparator.comparingInt((Integer column) -> -counts.getOrDefault(column, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_COLUMNS)
                .toList();
    }

    private static Map<String, List<Integer>> keys(List<List<Value>> rows, List<Integer> columns) {
        Map<String, List<Integer>> keys = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            keys.computeIfAbsent(key(rows.get(i), columns), _ -> new ArrayList<>())
                    .add(i);
        }
        return keys;
    }

    private static String key(List<Value> row, List<Integer> columns) {
        return columns.stream()
                .map(column ->
                        row.get(column) == NoneValue.NONE ? "" : row.get(column).toText())
                .collect(Collectors.joining(" // "));
    }

    private boolean isTooCommon(Map<String, List<Integer>> expectedKeys, Map<String, List<Integer>> actualKeys) {
        int most = IntStream.concat(
                        expectedKeys.values().stream().mapToInt(List::size),
                        actualKeys.values().stream().mapToInt(List::size))
                .max()
                .orElse(1);
        int header = 1;
        int height = Math.max(expected.size(), actual.size()) + header;
        return (double) most / (height + FEW_ROWS) >= MOST_REPETITION;
    }

    private void pairUnique(
            List<Integer> columns, Map<String, List<Integer>> expectedKeys, Map<String, List<Integer>> actualKeys) {
        for (int i = 0; i < expected.size(); i++) {
            if (pairs.containsKey(i)) {
                continue;
            }
            String key = key(expected.get(i), columns);
            List<Integer> others = actualKeys.getOrDefault(key, List.of());
            if (!key.isEmpty()
                    && expectedKeys.getOrDefault(key, List.of()).size() == 1
                    && others.size() == 1
                    && taken.add(others.getFirst())) {
                pairs.put(i, others.getFirst());
            }
        }
    }

    /** The rows of both sides that follow on a pair, or go before one, are a pair if they are the same. */
    private void pairNeighbours(List<Integer> columns) {
        Map<Integer, Integer> back = new TreeMap<>();
        pairs.forEach((left, right) -> back.put(right, left));
        Neighbours forth = new Neighbours(columns, expected, actual, pairs, back);
        forth.pair(1);
        forth.pair(-1);
        Neighbours reverse = new Neighbours(columns, actual, expected, back, pairs);
        reverse.pair(1);
        reverse.pair(-1);
    }

    /**
     * The rows of one side beside those of the other.
     *
     * @param pairs the partners of the own rows
     * @param back the partners of the other ones
     */
    private record Neighbours(
            List<Integer> columns,
            List<List<Value>> own,
            List<List<Value>> others,
            Map<Integer, Integer> pairs,
            Map<Integer, Integer> back) {
        void pair(int step) {
            int other = step > 0 ? 0 : others.size() - 1;
            int start = step > 0 ? 0 : own.size() - 1;
            for (int i = start; i >= 0 && i < own.size() && other >= 0 && other < others.size(); i += step) {
                Integer partner = pairs.get(i);
                if (partner != null) {
                    other = partner + step;
                } else if (!back.containsKey(other)
                        && key(own.get(i), columns).equals(key(others.get(other), columns))) {
                    pairs.put(i, other);
                    back.put(other, i);
                    other += step;
                }
            }
        }
    }

    /** Actual rows in their order; a missing one stands where the next pair would be behind it. */
    private List<RowPair> rows() {
        Map<Integer, Integer> byActual = new HashMap<>();
        pairs.forEach((left, right) -> byActual.put(right, left));
        List<Integer> missing = new ArrayList<>(IntStream.range(0, expected.size())
                .filter(row -> !pairs.containsKey(row))
                .boxed()
                .toList());
        List<RowPair> rows = new ArrayList<>();
        for (int i = 0; i < actual.size(); i++) {
            Integer partner = byActual.get(i);
            while (partner != null && !missing.isEmpty() && partner > missing.getFirst()) {
                rows.add(RowPair.missing(missing.removeFirst()));
            }
            rows.add(partner == null ? RowPair.added(i) : RowPair.of(partner, i));
        }
        missing.forEach(row -> rows.add(RowPair.missing(row)));
        return rows;
    }
}
