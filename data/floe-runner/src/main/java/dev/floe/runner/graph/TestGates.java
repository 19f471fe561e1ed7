package dev.floe.runner.graph;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.select.ResourceType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets each node of a graph wait for the tests of everything before it; those of nodes that it waits for need not be told. */
final class TestGates {
    private static final BitSet NONE = new BitSet();

    private final ManifestGraph graph;
    private final Map<String, Set<String>> parents;
    private final List<String> order;
    private final Map<String, Integer> numbers = new HashMap<>();
    /** What comes before each node, by their numbers. */
    private final Map<String, BitSet> before = new HashMap<>();
    /** The tests, by the last of the nodes that they test. */
    private final Map<Integer, List<Gate>> gates = new HashMap<>();

    /**
     * A test.
     *
     * @param tested the numbers of what it tests
     */
    private record Gate(String test, List<Integer> tested) {
        boolean isCovered(BitSet nodes) {
            return tested.stream().allMatch(nodes::get);
        }
    }

    /** @param parents what each node depends on; the tests that it waits for are added to it */
    TestGates(ManifestGraph graph, Map<String, Set<String>> parents) {
        this.graph = graph;
        this.parents = parents;
        this.order = new StepGraph(parents).order();
        order.forEach(id -> numbers.put(id, numbers.size()));
    }

    void add() {
        order.forEach(this::note);
        order.stream().filter(this::isHeldUp).forEach(this::hold);
    }

    private void note(String id) {
        Set<String> direct = parents.getOrDefault(id, Set.of());
        BitSet all = new BitSet();
        for (String parent : direct) {
            all.or(before.getOrDefault(parent, NONE));
        }
        List<Integer> tested = direct.stream()
                .flatMap(parent -> Optional.ofNullable(numbers.get(parent)).stream())
                .toList();
        int last = -1;
        for (int number : tested) {
            all.set(number);
            last = Math.max(last, number);
        }
        before.put(id, all);
        if (last >= 0 && graph.node(id).resourceType() == ResourceType.TEST) {
            gates.computeIfAbsent(last, _ -> new ArrayList<>()).add(new Gate(id, tested));
        }
    }

    /** What only describes something has no rows that a test could keep back. */
    private boolean isHeldUp(String id) {
        return switch (graph.node(id).resourceType()) {
            case TEST, UNIT_TEST, EXPOSURE, SAVED_QUERY, SOURCE -> false;
            default -> true;
        };
    }

    private void hold(String id) {
        Set<String> own = parents.getOrDefault(id, new LinkedHashSet<>());
        List<BitSet> beforeThose =
                own.stream().map(parent -> before.getOrDefault(parent, NONE)).toList();
        BitSet all = before.getOrDefault(id, NONE);
        for (int last = all.nextSetBit(0); last >= 0; last = all.nextSetBit(last + 1)) {
            for (Gate gate : gates.getOrDefault(last, List.of())) {
                if (gate.isCovered(all) && beforeThose.stream().noneMatch(gate::isCovered)) {
                    own.add(gate.test());
                }
            }
        }
    }
}
