package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.runner.gate.GateResult;
import dev.floe.runner.product.ProductReport;
import dev.floe.runner.product.StepReport;
import dev.floe.runner.product.StepStatus;
import dev.floe.runner.product.TableNames;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run came to, for people and for programs. */
final class RunSummary {
    private static final int SLOWEST = 3;
    private static final List<String> SIZES = List.of("B", "KiB", "MiB", "GiB", "TiB");

    private final ProductReport report;
    private final ManifestGraph graph;
    private final TableNames names;

    RunSummary(ProductReport report, ManifestGraph graph, TableNames names) {
        this.report = report;
        this.graph = graph;
        this.names = names;
    }

    /** The result of the command: it ends with 1 where a step or a test failed. */
    CommandResult result(List<Problem> problems, Path project) {
        return new CommandResult(
                this::text,
                this::members,
                ProblemSources.findings(problems, project),
                report.hasFailures() ? OptionalInt.of(1) : OptionalInt.empty());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        TextTable tables = new TextTable();
        report.steps().stream()
                .filter(step -> step.table().isPresent())
                .sorted(Comparator.comparing(step -> step.table().orElseThrow()))
                .forEach(step -> tables.row(
                        name(step),
                        step.status().text(),
                        snapshot(step).map(each -> counted(each.rows(), "row")).orElse("-"),
                        snapshot(step).map(each -> size(each.bytes())).orElse("-"),
                        seconds(step)));
        text.append(tables.render("  "));
        text.append(String.format(
                Locale.ROOT,
                "%s in %.2f s: %s%n",
                headline(),
                report.elapsed().toMillis() / 1000.0,
                Stream.of(StepStatus.values())
                        .filter(status -> report.count(status) > 0)
                        .map(status -> report.count(status) + " " + status.text())
                        .collect(Collectors.joining(", "))));
        slowest().ifPresent(text::append);
        return text.toString();
    }

    private String headline() {
        if (report.hasFailures()) {
            boolean hasWork = report.count(StepStatus.BUILT) + report.count(StepStatus.RESUMED) > 0;
            return "Nothing was published" + (hasWork ? " (the next run takes up what was built)" : "");
        }
        return report.published().isEmpty()
                ? "Nothing new"
                : "Published " + counted(report.published().size(), "table") + " at once";
    }

    /** Where the time went, if there is a choice. */
    private Optional<String> slowest() {
        List<StepReport> work = report.steps().stream()
                .filter(step -> step.status() == StepStatus.BUILT)
                .sorted(Comparator.comparing((StepReport step) -> step.node().elapsed())
                        .reversed())
                .toList();
        return work.size() <= SLOWEST
                ? Optional.empty()
                : Optional.of("Slowest: "
                        + work.stream()
                                .limit(SLOWEST)
                                .map(step -> name(step) + " " + seconds(step))
                                .collect(Collectors.joining(", "))
                        + "\n");
    }

    private Map<String, PropertyValue> members() {
        return new JsonObject()
                .with("run", report.runId())
                .with("milliseconds", report.elapsed().toMillis())
                .with("publication_milliseconds", report.publication().toMillis())
                .withEach("published", new ArrayList<>(report.published()), name -> PropertyValue.of(name.toString()))
                .withEach("steps", report.steps(), this::step)
                .withEach("gates", report.gates(), RunSummary::gate)
                .value()
                .values();
    }

    /** All of it, as {@code results.json} has it. */
    PropertyValue value() {
        return new PropertyValue.Entries(members());
    }

    private PropertyValue step(StepReport step) {
        JsonObject object = new JsonObject()
                .with("unique_id", step.uniqueId())
                .with("status", step.status().text())
                .withOptional("table", step.table().map(Object::toString))
                .withOptional("message", step.node().result().message())
                .with("milliseconds", step.node().elapsed().toMillis());
        snapshot(step).ifPresent(snapshot -> object.with("snapshot", Long.toString(snapshot.id()))
                .with("rows", snapshot.rows())
                .with("files", snapshot.files())
                .with("bytes", snapshot.bytes()));
        return object.value();
    }

    private static PropertyValue gate(GateResult result) {
        return new JsonObject()
                .with("unique_id", result.uniqueId())
                .with("table", result.table().toString())
                .with("gate", result.gate().threshold().key())
                .withOptional("subject", result.subject())
                .with("limit", result.gate().threshold().limitText())
                .withOptional("measured", result.measured())
                .with("status", result.status().text())
                .withOptional("message", result.problem().map(Problem::message))
                .with("asked_by", result.gate().origin().manifest())
                .withOptional("place", result.gate().origin().position().map(Object::toString))
                .value();
    }

    private static Optional<TableSnapshot> snapshot(StepReport step) {
        return step.version().flatMap(TableVersion::snapshot);
    }

    private String name(StepReport step) {
        return names.find(step.uniqueId()).map(Object::toString).orElseGet(() -> graph.node(step.uniqueId())
                .name());
    }

    private static String seconds(StepReport step) {
        return String.format(Locale.ROOT, "%.2f s", step.node().elapsed().toMillis() / 1000.0);
    }

    /** A number with its unit, such as {@code 1,234 rows}. */
    static String counted(long number, String unit) {
        return String.format(Locale.ROOT, "%,d %s%s", number, unit, number == 1 ? "" : "s");
    }

    /** A length as people read it, such as {@code 1.5 MiB}. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit + 1 < SIZES.size()) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, SIZES.get(unit));
    }
}
