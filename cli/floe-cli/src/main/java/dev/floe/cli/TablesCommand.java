package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.JsonObject;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe tables}: the published tables of a product's catalog. A table that cannot be read is an error beside the others. */
final class TablesCommand implements Command {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public void declare(CommandSpec specification) {
        ChosenEnvironment.addTo(specification);
    }

    @Override
    public CommandResult run(Invocation invocation) {
        Path project = invocation.projectDirectory();
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            CompiledProduct product = CompiledProduct.ofPublished(invocation, project, host, refused);
            if (product.artifacts().isEmpty()) {
                return CommandResult.without(product.findings());
            }
            List<TableVersion> tables = new ArrayList<>();
            List<Problem> problems = new ArrayList<>();
            try (TableCatalog catalog = ProductCatalog.open(product.artifacts().get(), host, project, invocation)) {
                catalog.tables().forEach(name -> {
                    try {
                        catalog.published(name).ifPresent(tables::add);
                    } catch (FloeException broken) {
                        problems.addAll(broken.problems());
                    }
                });
            }
            return new CommandResult(
                    () -> text(tables),
                    () -> new JsonObject()
                            .withEach("tables", tables, TablesCommand::json)
                            .value()
                            .values(),
                    Findings.of(problems));
        }
    }

    private static String text(List<TableVersion> tables) {
        if (tables.isEmpty()) {
            return "No table is published yet: 'floe run' does that\n";
        }
        TextTable table = new TextTable().row("TABLE", "ROWS", "FILES", "SIZE", "SNAPSHOTS", "CHANGED");
        for (TableVersion version : tables) {
            Optional<TableSnapshot> snapshot = version.snapshot();
            table.row(
                    version.name().toString(),
                    snapshot.map(each -> "%,d".formatted(each.rows())).orElse("-"),
                    snapshot.map(each -> Long.toString(each.files())).orElse("-"),
                    snapshot.map(each -> RunSummary.size(each.bytes())).orElse("-"),
                    Integer.toString(version.snapshots().size()),
                    snapshot.map(each -> TIME.format(each.committed())).orElse("-"));
        }
        return table.render();
    }

    private static PropertyValue json(TableVersion version) {
        return new JsonObject()
                .with("name", version.name().toString())
                .with("location", LocalFiles.shown(version.location()))
                .with("metadata", version.metadataLocation())
                .withEach("snapshots", version.snapshots(), snapshot -> new JsonObject()
                        .with("id", Long.toString(snapshot.id()))
                        .with("time", snapshot.committed().toString())
                        .withOptional(
                                "run", Optional.ofNullable(snapshot.summary().get("floe.run")))
                        .with("rows", snapshot.rows())
                        .with("files", snapshot.files())
                        .with("bytes", snapshot.bytes())
                        .value())
                .value();
    }
}
