package dev.floe.runner.gate;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.problem.Problem;
import java.util.Optional;

/**
 * A gate with what it came to.
 *
 * @param uniqueId of the node that makes the table
 * @param subject the column or the check it is about; empty: the table as a whole
 * @param measured as people read it; empty: it was not measured
 * @param problem what is wrong, as severe as the gate's action; empty: the gate is kept
 */
public record GateResult(
        String uniqueId,
        TableName table,
        Gate gate,
        Optional<String> subject,
        GateStatus status,
        Optional<String> measured,
        Optional<Problem> problem) {
    public GateResult {
        requireNonNull(uniqueId, "uniqueId is null");
        requireNonNull(table, "table is null");
        requireNonNull(gate, "gate is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(status, "status is null");
        requireNonNull(measured, "measured is null");
        requireNonNull(problem, "problem is null");
    }

    public boolean isBlocking() {
        return status == GateStatus.BLOCKED;
    }
}
