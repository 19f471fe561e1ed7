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
     * A classified value where it may not be.
     *
     * @param level its classification
     * @param path from the column that is classified to the one that may not have its values; one element if that is itself
     */
    public record Leak(String level, List<ColumnId> path) {
        public Leak {
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
    public List<Leak> leaks(Map<ColumnId, String> levels) {
        List<Leak> all = new ArrayList<>();
        levels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> addLeaks(each.getKey(), each.getValue(), all));
        return all;
    }

    private void addLeaks(ColumnId source, String level, List<Leak> leaks) {
        if (!mayHold.test(level, source.table())) {
            leaks.add(new Leak(level, List.of(source)));
            return;
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
                    leaks.add(new Leak(level, path(source, edge.to(), before)));
                }
            }
        }
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
