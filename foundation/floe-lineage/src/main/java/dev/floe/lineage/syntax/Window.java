package dev.floe.lineage.syntax;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The rows that a function looks at besides its own.
 *
 * @param base the named window that it is or builds on
 */
public record Window(Optional<String> base, List<Expression> partition, List<Expression> order) {
    public Window {
        requireNonNull(base, "base is null");
        partition = List.copyOf(partition);
        order = List.copyOf(order);
    }
}
