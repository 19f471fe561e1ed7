package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.JsonObject;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.maintain.Cleaning;
import dev.floe.iceberg.maintain.Housekeeping;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe maintain}: lets snapshots expire by the retention of their layer, and removes files that nothing refers to. */
final class MaintainCommand implements Command {
    private static final String APPLY = "--apply";

    @Override
    public void declare(CommandSpec specification) {
        ChosenEnvironment.addTo(specification);
        specification.addOption(GlobalOption.flag("Do it; without, only say what there is to do", APPLY));
    }

    @Override
    public CommandResult run(Invocation invocation) {
        Path project = invocation.projectDirectory();
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            CompiledProduct product = CompiledProduct.of(invocation, project, host, refused);
            return product.artifacts()
                    .map(artifacts -> maintain(artifacts, host, project, invocation))
                    .orElseGet(() -> CommandResult.without(product.findings()));
        }
    }

    private static CommandResult maintain(
            CompiledArtifacts artifacts, PluginHost host, Path project, Invocation invocation) {
        boolean isApplied = invocation.options().isOn(APPLY);
        String product = artifacts.product().name();
        Instant now = Instant.now();
        try (TableCatalog catalog = ProductCatalog.open(artifacts, host, project, invocation);
                ProductTransaction transaction = catalog.begin(product)) {
            Housekeeping housekeeping = new Housekeeping(catalog, transaction, product);
            List<Cleaning> cleanings = housekeeping.plan(name -> keepSince(artifacts, name, now));
            if (isApplied) {
                housekeeping.apply(cleanings);
            }
            return new CommandResult(
                    () -> text(cleanings, isApplied),
                    () -> new JsonObject()
                            .withEach("tables", cleanings, cleaning -> new JsonObject()
                                    .with("name", cleaning.table().toString())
                                    .with("expired_snapshots", cleaning.expired())
                                    .with("removed_files", cleaning.orphans().size())
                                    .with("removed_bytes", cleaning.bytes())
                                    .value())
                            .with("applied", PropertyValue.of(isApplied))
                            .value()
                            .values(),
                    Findings.NONE);
        }
    }

    /** Tables of a layer without a retention keep all their snapshots. */
    private static Optional<Instant> keepSince(CompiledArtifacts artifacts, TableName name, Instant now) {
        return artifacts.dataArchitecture().layers().values().stream()
                .filter(layer -> layer.namespace().equals(name.namespace()))
                .findFirst()
                .flatMap(Layer::retention)
                .map(retention -> Period.parse("P" + retention.toUpperCase(Locale.ROOT)))
                .map(period -> now.atOffset(ZoneOffset.UTC).minus(period).toInstant());
    }

    private static String text(List<Cleaning> cleanings, boolean isApplied) {
        if (cleanings.isEmpty()) {
            return "There is nothing to tidy\n";
        }
        TextTable table =
                new TextTable().row("TABLE", isApplied ? "EXPIRED SNAPSHOTS" : "SNAPSHOTS TO EXPIRE", "FILES", "SIZE");
        cleanings.forEach(cleaning -> table.row(
                cleaning.table().toString(),
                Integer.toString(cleaning.expired()),
                Integer.toString(cleaning.orphans().size()),
                RunSummary.size(cleaning.bytes())));
        return table.render() + (isApplied ? "Done\n" : "Nothing was changed: 'floe maintain --apply' does it\n");
    }
}
