package dev.floe.runner.dbt;

import static java.util.Objects.requireNonNull;

/**
 * What a run does where something fails.
 *
 * @param failure of a node
 * @param hookFailure of a hook at the start
 * @param warning of a data test
 * @param tests what becomes of what comes behind the nodes whose test fails
 */
public record RunRules(OnFailure failure, OnHookFailure hookFailure, OnWarning warning, Tests tests) {
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

    /** What tests do to other nodes. */
    public enum Tests {
        /** Data tests hold up what comes behind what they test, unit tests their models. */
        HOLD_UP,
        /** Data tests do; unit tests come behind their models, as where dbt retries a build. */
        DATA_TESTS_HOLD_UP,
        TELL
    }

    /** What dbt's build does where nobody says anything. */
    public static final RunRules STANDARD =
            new RunRules(OnFailure.GO_ON, OnHookFailure.RUN_NODES, OnWarning.WARN, Tests.HOLD_UP);

    public RunRules {
        requireNonNull(failure, "failure is null");
        requireNonNull(hookFailure, "hookFailure is null");
        requireNonNull(warning, "warning is null");
        requireNonNull(tests, "tests is null");
    }
}
