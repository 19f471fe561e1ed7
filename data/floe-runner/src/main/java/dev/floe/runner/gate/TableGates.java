package dev.floe.runner.gate;

import dev.floe.spi.artifact.Gate;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.Severity;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the rows of tables with their gates, by one query for all gates of a table and one for each check. */
public final class TableGates {
    private static final String RELATION = "floe_gated_rows";

    private final ComputeSession session;
    private final Instant now;

    /**
     * @param session which reads the files of tables; it has nothing of this when it is over
     * @param now from which the age of values is counted
     */
    public TableGates(ComputeSession session, Instant now) {
        this.session = session;
        this.now = now;
    }

    /** Every gate of a table with what it came to; more than one where it is about several columns. */
    public List<GateResult> check(GatedTable table) {
        List<GateResult> results = new ArrayList<>();
        try {
            session.tableFiles()
                    .orElseThrow()
                    .createView(RELATION, table.version().scan());
            try {
                ColumnFacts facts = ColumnFacts.read(RELATION, table.version(), table.gates(), session);
                Measurement measurement = new Measurement(table, facts, new CheckQueries(RELATION, session), now);
                table.gates().forEach(gate -> measurement.of(gate.threshold().measure()).stream()
                        .map(measured -> judged(table, gate, measured))
                        .forEach(results::add));
            } finally {
                session.execute("drop view if exists " + RELATION);
            }
        } catch (SessionException refusal) {
            session.rollback();
            results.clear();
            boolean isCancelled = refusal.kind() == SessionException.Kind.CANCELLED;
            table.gates()
                    .forEach(gate -> results.add(judged(
                            table,
                            isCancelled ? blocking(gate) : gate,
                            Measured.Unknown.of(gate.threshold().measure(), String.valueOf(refusal.getMessage())))));
        }
        return results;
    }

    /** Who has cancelled a run does not want it to publish. */
    private static Gate blocking(Gate gate) {
        return new Gate(gate.threshold(), GateAction.BLOCK, gate.origin());
    }

    private static GateResult judged(GatedTable table, Gate gate, Measured measured) {
        return switch (measured) {
            case Measured.Value value ->
                gate.threshold().isKeptBy(value.number())
                        ? result(table, gate, value.subject(), GateStatus.PASSED, Optional.of(value.text()))
                        : broken(
                                table,
                                gate,
                                value.subject(),
                                Optional.of(value.text()),
                                GateError.of(gate.threshold().measure().kind()),
                                GateTexts.notKept(table.name(), gate.threshold(), value));
            case Measured.NotApplicable _ ->
                result(table, gate, gate.threshold().measure().subject(), GateStatus.NOT_APPLICABLE, Optional.empty());
            case Measured.Unknown(Optional<String> subject, String reason) ->
                broken(
                        table,
                        gate,
                        subject,
                        Optional.empty(),
                        GateError.NOT_MEASURED,
                        GateTexts.notMeasured(table.name(), gate.threshold(), reason));
        };
    }

    private static GateResult result(
            GatedTable table, Gate gate, Optional<String> subject, GateStatus status, Optional<String> measured) {
        return new GateResult(table.uniqueId(), table.name(), gate, subject, status, measured, Optional.empty());
    }

    private static GateResult broken(
            GatedTable table,
            Gate gate,
            Optional<String> subject,
            Optional<String> measured,
            ErrorCode code,
            String message) {
        Problem problem = gate.origin()
                .position()
                .map(at -> Problem.error(
                        code, new Place(at.file(), at.line(), at.column(), at.line(), at.column()), message))
                .orElseGet(() -> Problem.error(code, message))
                .withHelp(GateTexts.help(gate.threshold().measure()));
        return new GateResult(
                table.uniqueId(),
                table.name(),
                gate,
                subject,
                GateStatus.of(gate.action()),
                measured,
                Optional.of(problem.as(severity(gate.action()))));
    }

    private static Severity severity(GateAction action) {
        return switch (action) {
            case BLOCK -> Severity.ERROR;
            case WARN -> Severity.WARNING;
            case NOTIFY -> Severity.NOTICE;
        };
    }

    /** What a table's gates came to, where the same rows have kept them before. */
    public static List<GateResult> unchanged(GatedTable table) {
        return table.gates().stream()
                .map(gate -> result(
                        table, gate, gate.threshold().measure().subject(), GateStatus.UNCHANGED, Optional.empty()))
                .toList();
    }
}
