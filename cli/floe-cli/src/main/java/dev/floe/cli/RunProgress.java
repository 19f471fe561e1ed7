package dev.floe.cli;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.runner.product.ProductListener;
import dev.floe.runner.product.StepReport;
import dev.floe.runner.product.StepStatus;
import dev.floe.runner.product.TableNames;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Says how a run goes on: a line for each step that has ended, and on a terminal one for those that run. */
final class RunProgress implements ProductListener {
    private static final String ERASED_LINE = "\r\u001b[K";
    /** A line that wraps could not be erased. */
    private static final int WIDTH = 78;

    private final Channel channel;
    private final ManifestGraph graph;
    private final TableNames names;
    private final Set<String> running = new LinkedHashSet<>();

    RunProgress(Channel channel, ManifestGraph graph, TableNames names) {
        this.channel = channel;
        this.graph = graph;
        this.names = names;
    }

    @Override
    public void started(String uniqueId) {
        running.add(name(uniqueId));
        print("");
    }

    @Override
    public void ended(StepReport step, int number, int total) {
        running.remove(name(step.uniqueId()));
        print(String.format(
                Locale.ROOT,
                "%" + Integer.toString(total).length() + "d/%d  %-9s  %s%s%s%n%s",
                number,
                Math.max(number, total),
                step.status().text(),
                name(step.uniqueId()),
                rows(step),
                time(step),
                DifferenceLines.of(graph.node(step.uniqueId()), step.node().result())));
    }

    @Override
    public void said(String line) {
        print(line + "\n");
    }

    @Override
    public void publishing(int tables) {
        print("publishing " + RunSummary.counted(tables, "table") + "\n");
    }

    /** Prints a line; below it a terminal shows what runs. */
    private void print(String line) {
        if (!channel.isTerminal()) {
            channel.print(line);
            return;
        }
        String now = running.isEmpty() ? "" : "… " + String.join(", ", running);
        channel.print(ERASED_LINE + line + (now.length() > WIDTH ? now.substring(0, WIDTH - 1) + "…" : now));
    }

    private String name(String uniqueId) {
        return names.find(uniqueId).map(Object::toString).orElseGet(() -> graph.node(uniqueId)
                .name());
    }

    private static String rows(StepReport step) {
        return step.status() == StepStatus.BUILT
                ? step.version()
                        .flatMap(TableVersion::snapshot)
                        .map(TableSnapshot::rows)
                        .map(rows -> "  " + RunSummary.counted(rows, "row"))
                        .orElse("")
                : "";
    }

    private static String time(StepReport step) {
        return step.status() == StepStatus.SKIPPED
                ? ""
                : String.format(Locale.ROOT, "  %.2f s", step.node().elapsed().toMillis() / 1000.0);
    }
}
