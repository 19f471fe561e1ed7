package dev.floe.runner.dbt;

import static java.util.Objects.requireNonNull;

/**
 * What a run does where something fails.
 *
 * @param failure of a node
 * @param hookFailure of a hook at the start
 * @param warning of a data test
 */
public record RunRules(OnFailure failure, OnHookFailure hookFailure, OnWarning warning) {
    /** What becomes of nodes that do not depend on one that has failed. */
    public enum OnFailure {
        GO_ON,
        STOP
    }

    /** What becomes of the nodes. */
    public enum OnHookFailure {
        RUN_NODES,
        SKIP_NODES
    }

    /** What a test that warns has come to. */
    public enum OnWarning {
        WARN,
        FAIL
    }

    /** What dbt does where nobody says anything. */
    public static final RunRules STANDARD = new RunRules(OnFailure.GO_ON, OnHookFailure.RUN_NODES, OnWarning.WARN);

    public RunRules {
        requireNonNull(failure, "failure is null");
        requireNonNull(hookFailure, "hookFailure is null");
        requireNonNull(warning, "warning is null");
    }
}
