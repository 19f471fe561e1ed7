package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A rule that a platform team has written itself, as expressions in the Common Expression Language.
 *
 * @param over what the expressions are evaluated for, one at a time
 * @param where which of them the policy is about; empty: all
 * @param require what has to be true of these
 * @param message what is said where it is not
 * @param onFailure what a violation does; empty: what the platform says
 */
public record Policy(
        Over over, Optional<String> where, String require, String message, Optional<GateAction> onFailure) {
    /** What a policy looks at. */
    public enum Over {
        /** Each model, seed, snapshot and source. */
        NODES,
        /** Each column that is described. */
        COLUMNS,
        /** Each pair of a node and one that it reads. */
        EDGES
    }

    public Policy {
        requireNonNull(over, "over is null");
        requireNonNull(where, "where is null");
        requireNonNull(require, "require is null");
        requireNonNull(message, "message is null");
        requireNonNull(onFailure, "onFailure is null");
    }
}
