package dev.floe.dbt.select;

import dev.floe.dbt.select.Selection.Criterion;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What selection can ask about an earlier run. */
@FunctionalInterface
public interface EarlierRun {
    /**
     * Which nodes have a property.
     *
     * @param criterion asks for {@code state}, {@code result} or {@code source_status}
     * @return empty: there is no earlier run to compare with
     * @throws dev.floe.spi.problem.FloeException if the method does not know the value
     */
    Optional<Predicate<SelectableNode>> matching(Criterion criterion, String value);

    /** What the comparisons so far warn of. */
    default List<Problem> warnings() {
        return List.of();
    }

    /** No run at all. */
    static EarlierRun none() {
        return (_, _) -> Optional.empty();
    }
}
