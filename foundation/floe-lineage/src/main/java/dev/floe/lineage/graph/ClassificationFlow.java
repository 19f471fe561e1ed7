package dev.floe.lineage.graph;

import static java.util.Objects.requireNonNull;

import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Follows classified columns to tables that may not have their values. */
public final class ClassificationFlow {
    private final LineageGraph graph;
    private final BiPredicate<String, String> mayHold;

    /** @param mayHold whether values of a level may be in a table, by the level's name and the table's id */
    public ClassificationFlow(LineageGraph graph, BiPredicate<String, String> mayHold) {
        this.graph = graph;
        this.mayHold = mayHold;
    }

    /**
     * The way of a classified value.
     *
     * @param level its classification
     * @param path from the column that is classified to the one that has its values; one element if that is itself
     */
    public record Way(String level, List<ColumnId> path) {
        public Way {
            requireNonNull(level, "level is null");
            path = List.copyOf(path);
        }

        public ColumnId source() {
            return path.getFirst();
        }

        public ColumnId reached() {
            return path.getLast();
        }
    }

    /**
     * Every way on which a value, or something made of it, reaches a table that may not hold it; the first such table on each
     * way, by the shortest one. A column that only decides on others does not flow, and neither does what a masking function has
     * made.
     *
     * @param levels of the columns that are classified
     */
    public List<Way> leaks(Map<ColumnId, String> levels) {
        List<Way> all = new ArrayList<>();
        sorted(levels).forEach(each -> follow(each.getKey(), each.getValue(), all));
        return all;
    }

    /**
     * The tables that hold such values unmasked and may, by their ids, each with one of its columns and the way to it.
     *
     * @param levels of the columns that are classified
     */
    public Map<String, Way> holders(Map<ColumnId, String> levels) {
        Map<String, Way> holders = new TreeMap<>();
        for (Map.Entry<ColumnId, String> each : sorted(levels)) {
            Map<ColumnId, ColumnId> before = follow(each.getKey(), each.getValue(), new ArrayList<>());
            before.keySet().stream()
                    .sorted()
                    .filter(column -> mayHold.test(each.getValue(), column.table()))
                    .forEach(column -> holders.computeIfAbsent(
                            column.table(), _ -> new Way(each.getValue(), path(each.getKey(), column, before))));
        }
        return holders;
    }

    private static List<Map.Entry<ColumnId, String>> sorted(Map<ColumnId, String> levels) {
        return levels.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    /** Adds the leaks; gives all columns that are reached, each with the one before it. */
    private Map<ColumnId, ColumnId> follow(ColumnId source, String level, List<Way> leaks) {
        if (!mayHold.test(level, source.table())) {
            leaks.add(new Way(level, List.of(source)));
            return Map.of();
        }
        Map<ColumnId, ColumnId> before = new HashMap<>(Map.of(source, source));
        Deque<ColumnId> waiting = new ArrayDeque<>(List.of(source));
        while (!waiting.isEmpty()) {
            ColumnId from = waiting.poll();
            for (Edge edge : graph.outOf(from)) {
                if (!isUnmasked(edge) || before.putIfAbsent(edge.to(), from) != null) {
                    continue;
                }
                if (mayHold.test(level, edge.to().table())) {
                    waiting.add(edge.to());
                } else {
                    leaks.add(new Way(level, path(source, edge.to(), before)));
                }
            }
        }
        return before;
    }

    private static boolean isUnmasked(Edge edge) {
        return edge.uses().stream().anyMatch(use -> use.isDirect() && use != Use.MASKED);
    }

    private static List<ColumnId> path(ColumnId source, ColumnId end, Map<ColumnId, ColumnId> before) {
        List<ColumnId> path = new ArrayList<>(List.of(end));
        while (!path.getFirst().equals(source)) {
            path.addFirst(before.getOrDefault(path.getFirst(), source));
        }
        return path;
    }
}
