package dev.floe.cli;

import dev.floe.cli.report.RunView;
import dev.floe.cli.report.RunView.Verdict;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.select.ResourceType;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.notifications.Sent;
import dev.floe.runner.gate.GateResult;
import dev.floe.runner.gate.GateStatus;
import dev.floe.runner.product.ProductReport;
import dev.floe.runner.product.StepReport;
import dev.floe.runner.product.StepStatus;
import dev.floe.runner.product.TableNames;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns what a run came to into what reports show. */
final class RunViews {
    private static final Set<ResourceType> TESTS = Set.of(ResourceType.TEST, ResourceType.UNIT_TEST);

    private final String product;
    private final Optional<String> environment;
    private final ManifestGraph graph;
    private final TableNames names;

    RunViews(String product, Optional<String> environment, ManifestGraph graph, TableNames names) {
        this.product = product;
        this.environment = environment;
        this.graph = graph;
        this.names = names;
    }

    RunView of(ProductReport report, String headline, List<Sent> sent) {
        return new RunView(
                product,
                environment,
                headline,
                report.runId(),
                report.completed(),
                report.elapsed(),
                report.steps().stream()
                        .filter(step -> !isTest(step))
                        .map(this::step)
                        .toList(),
                report.steps().stream().filter(this::isTest).map(this::step).toList(),
                report.gates().stream().map(RunViews::gate).toList(),
                sent.stream()
                        .map(each -> new RunView.Told(
                                each.channel(),
                                each.type().name().toLowerCase(Locale.ROOT),
                                each.tries(),
                                each.failure()))
                        .toList());
    }

    private boolean isTest(StepReport step) {
        return TESTS.contains(graph.node(step.uniqueId()).resourceType());
    }

    private RunView.Step step(StepReport step) {
        Optional<TableSnapshot> snapshot = step.version().flatMap(TableVersion::snapshot);
        return new RunView.Step(
                names.find(step.uniqueId()).map(Object::toString).orElseGet(() -> graph.node(step.uniqueId())
                        .name()),
                step.uniqueId(),
                step.status().text(),
                verdict(step.status()),
                step.node().elapsed(),
                snapshot.map(each -> String.format(Locale.ROOT, "%,d", each.rows())),
                snapshot.map(each -> RunSummary.size(each.bytes())),
                step.node().result().message());
    }

    private static Verdict verdict(StepStatus status) {
        return switch (status) {
            case BUILT, UNCHANGED, RESUMED, PASSED -> Verdict.PASSED;
            case WARNED -> Verdict.WARNED;
            case FAILED -> Verdict.FAILED;
            case ERROR -> Verdict.ERROR;
            case SKIPPED -> Verdict.SKIPPED;
        };
    }

    private static RunView.Gate gate(GateResult result) {
        String key = result.gate().threshold().key();
        return new RunView.Gate(
                result.table().toString(),
                result.subject()
                        .filter(subject -> !key.contains(subject))
                        .map(subject -> key + " " + subject)
                        .orElse(key),
                result.measured(),
                result.gate().threshold().limitText(),
                result.gate().origin().position().map(Object::toString),
                result.status().text(),
                verdict(result.status()),
                result.problem().map(Problem::message));
    }

    private static Verdict verdict(GateStatus status) {
        return switch (status) {
            case PASSED, UNCHANGED -> Verdict.PASSED;
            case NOT_APPLICABLE -> Verdict.SKIPPED;
            case NOTIFIED, WARNED -> Verdict.WARNED;
            case BLOCKED -> Verdict.FAILED;
        };
    }
}
