package dev.floe.lineage.resolve;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The columns that something comes from, each with the ways in which it is used.
 *
 * @param uses sorted by the columns
 * @param certainty whether there may be more of them
 */
public record Flow(Map<ColumnId, Set<Use>> uses, Certainty certainty) {
    public static final Flow NONE = new Flow(Map.of(), Certainty.WHOLE);
    static final Flow UNKNOWN = new Flow(Map.of(), Certainty.PARTIAL);

    public Flow {
        uses = Collections.unmodifiableMap(uses);
    }

    /** Whether all columns are known. */
    public enum Certainty {
        WHOLE,
        PARTIAL
    }

    static Flow of(ColumnId column) {
        return new Flow(Map.of(column, EnumSet.of(Use.IDENTITY)), Certainty.WHOLE);
    }

    public boolean isPartial() {
        return certainty == Certainty.PARTIAL;
    }

    Flow partial() {
        return isPartial() ? this : new Flow(uses, Certainty.PARTIAL);
    }

    Flow plus(Flow other) {
        if (other.uses.isEmpty()) {
            return other.isPartial() ? partial() : this;
        }
        if (uses.isEmpty()) {
            return isPartial() ? other.partial() : other;
        }
        if (equals(other)) {
            return this;
        }
        Map<ColumnId, Set<Use>> all = new TreeMap<>(uses);
        other.uses.forEach((column, ways) -> all.merge(column, ways, Flow::union));
        return new Flow(all, isPartial() || other.isPartial() ? Certainty.PARTIAL : Certainty.WHOLE);
    }

    /** All of them together: the same as one after the other, without what that makes on the way. */
    static Flow sum(List<Flow> flows) {
        Map<ColumnId, Set<Use>> all = new TreeMap<>();
        Certainty certainty = Certainty.WHOLE;
        for (Flow flow : flows) {
            flow.uses.forEach((column, ways) -> all.merge(column, ways, Flow::union));
            certainty = flow.isPartial() ? Certainty.PARTIAL : certainty;
        }
        return new Flow(all, certainty);
    }

    private static Set<Use> union(Set<Use> left, Set<Use> right) {
        if (left.containsAll(right)) {
            return left;
        }
        EnumSet<Use> all = EnumSet.copyOf(left);
        all.addAll(right);
        return all;
    }

    /** The same after one more use of all of it. */
    Flow then(Use use) {
        return mapped(earlier -> use.after(earlier));
    }

    private Flow mapped(UnaryOperator<Use> change) {
        if (uses.isEmpty()) {
            return this;
        }
        Map<ColumnId, Set<Use>> all = new TreeMap<>();
        uses.forEach((column, ways) -> {
            EnumSet<Use> changed = EnumSet.noneOf(Use.class);
            ways.forEach(way -> changed.add(change.apply(way)));
            all.put(column, changed);
        });
        return new Flow(all, certainty);
    }
}
