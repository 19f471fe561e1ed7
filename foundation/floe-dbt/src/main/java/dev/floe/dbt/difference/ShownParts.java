package dev.floe.dbt.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Chooses what is shown of a long row of things: those that matter, their neighbours, and dots for what lies further off. */
final class ShownParts {
    private ShownParts() {}

    /** The numbers of those that are shown, in their order; empty stands for dots. */
    static List<OptionalInt> of(List<Boolean> mattering) {
        List<OptionalInt> shown = new ArrayList<>();
        boolean isBehindDots = false;
        for (int i = 0; i < mattering.size(); i++) {
            int distance = distance(mattering, i);
            if (distance <= 1) {
                shown.add(OptionalInt.of(i));
                isBehindDots = false;
            } else if (distance == 2 && !isBehindDots) {
                shown.add(OptionalInt.empty());
                isBehindDots = true;
            }
        }
        return shown;
    }

    private static int distance(List<Boolean> mattering, int number) {
        int nearest = Integer.MAX_VALUE;
        for (int i = Math.max(0, number - 2); i < Math.min(mattering.size(), number + 3); i++) {
            if (mattering.get(i)) {
                nearest = Math.min(nearest, Math.abs(i - number));
            }
        }
        return nearest;
    }
}
