package dev.floe.cli;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.runner.product.ProductListener;
import dev.floe.runner.product.StepReport;
import dev.floe.runner.product.StepStatus;
import dev.floe.runner.product.TableNames;
import java.util.Locale;

/** Says how a run goes on: a line for each step that has ended. */
final class RunProgress implements ProductListener {
    private final Channel channel;
    private final ManifestGraph graph;
    private final TableNames names;

    RunProgress(Channel channel, ManifestGraph graph, TableNames names) {
        this.channel = channel;
        this.graph = graph;
        this.names = names;
    }

    @Override
    public void started(String uniqueId) {
        if (channel.isTerminal()) {
            channel.print("\r\u001b[K" + "… " + name(uniqueId));
        }
    }

    @Override
    public void ended(StepReport step, int number, int total) {
        String line = String.format(
                Locale.ROOT,
                "%" + Integer.toString(total).length() + "d/%d  %-9s  %s%s%s%n",
                number,
                Math.max(number, total),
                step.status().text(),
                name(step.uniqueId()),
                rows(step),
                time(step));
        channel.print(channel.isTerminal() ? "\r\u001b[K" + line : line);
    }

    @Override
    public void publishing(int tables) {
        channel.print((channel.isTerminal() ? "\r\u001b[K" : "") + "publishing " + RunSummary.counted(tables, "table")
                + "\n");
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
