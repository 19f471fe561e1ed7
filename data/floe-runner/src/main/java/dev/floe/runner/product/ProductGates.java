package dev.floe.runner.product;

import dev.floe.runner.gate.GateResult;
import dev.floe.runner.gate.GatedTable;
import dev.floe.runner.gate.TableGates;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Checks the gates of all tables of a run when its steps have passed, those that are unchanged too: rows get older. */
final class ProductGates {
    private static final String REMEMBERED = "gates of ";

    private final ComputeEngine engine;
    private final Clock clock;
    private final AtomicReference<Optional<ComputeSession>> running = new AtomicReference<>(Optional.empty());

    ProductGates(ComputeEngine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Tables whose rows have kept the same gates before are not read again, but for those of time. */
    List<GateResult> check(
            Map<String, List<Gate>> gates, List<StepReport> steps, ProductTables tables, PassedTests passed) {
        List<GatedTable> gated = steps.stream()
                .flatMap(step -> gated(gates.getOrDefault(step.uniqueId(), List.of()), step, tables).stream())
                .toList();
        if (gated.isEmpty()) {
            return List.of();
        }
        List<GateResult> results = new ArrayList<>();
        try (ComputeSession session = engine.openSession()) {
            running.set(Optional.of(session));
            TableGates check = new TableGates(session, clock.instant());
            for (GatedTable table : gated) {
                String id = REMEMBERED + table.uniqueId();
                if (!table.isOfTime() && passed.contains(id, table.key())) {
                    results.addAll(TableGates.unchanged(table));
                    continue;
                }
                List<GateResult> ofTable = check.check(table);
                if (ofTable.stream().allMatch(result -> result.status().isKept())) {
                    passed.add(id, table.key());
                }
                results.addAll(ofTable);
            }
        } finally {
            running.set(Optional.empty());
        }
        passed.remember();
        return results;
    }

    /** Ends the query that runs; its gates are not measured then. */
    void cancel() {
        running.get().ifPresent(ComputeSession::cancel);
    }

    private static Optional<GatedTable> gated(List<Gate> gates, StepReport step, ProductTables tables) {
        return gates.isEmpty()
                ? Optional.empty()
                : step.version()
                        .map(version ->
                                new GatedTable(step.uniqueId(), version, tables.published(version.name()), gates));
    }
}
