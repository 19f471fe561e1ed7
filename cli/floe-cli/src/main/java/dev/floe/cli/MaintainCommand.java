package dev.floe.cli;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.maintain.Cleaning;
import dev.floe.iceberg.maintain.Housekeeping;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.plugin.host.PluginHost;
import dev.floe.runner.product.Compaction;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code floe maintain}: puts small files together, lets snapshots expire by the retention of their layer, and removes files
 * that nothing refers to.
 */
final class MaintainCommand implements Command {
    private static final String APPLY = "--apply";
    private static final String OLDER_THAN = "--older-than";
    private static final String STANDARD_AGE = "3d";
    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,4})([dh])");

    /** Longer than any program should take from the first file of a commit to the commit. */
    private static final Duration LEAST_AGE = Duration.ofDays(1);

    @Override
    public void declare(CommandSpec specification) {
        ChosenEnvironment.addTo(specification);
        specification.addOption(GlobalOption.flag("Do it; without, only say what there is to do", APPLY));
        specification.addOption(
                GlobalOption.value(
                        OLDER_THAN,
                        "AGE",
                        "Remove files that no table knows once they are older than this, such as 36h; 1d at least (default: 3d)"));
    }

    @Override
    public CommandResult run(Invocation invocation) {
        Path project = invocation.projectDirectory();
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            CompiledProduct product = CompiledProduct.ofPublished(invocation, project, host, refused);
            return product.artifacts()
                    .map(artifacts -> maintain(artifacts, project, host, invocation))
                    .orElseGet(() -> CommandResult.without(product.findings()));
        }
    }

    private static CommandResult maintain(
            CompiledArtifacts artifacts, Path project, PluginHost host, Invocation invocation) {
        boolean isApplied = invocation.options().isOn(APPLY);
        String age = invocation.options().text(OLDER_THAN).orElse(STANDARD_AGE);
        Duration leastAge = age(age);
        String product = artifacts.product().name();
        Instant now = Instant.now();
        try (TableCatalog catalog = ProductCatalog.open(artifacts, host, project, invocation);
                ProductTransaction transaction = catalog.begin(product)) {
            Compaction compaction = new Compaction(catalog, transaction, product);
            List<Compacted> compacted = compaction.plan().stream()
                    .map(each -> new Compacted(each.table(), each.filesBefore(), each.filesAfter()))
                    .toList();
            if (isApplied && !compacted.isEmpty()) {
                compacted = compact(compaction, artifacts, project, host, invocation);
            }
            Housekeeping housekeeping = new Housekeeping(catalog, transaction, product, now.minus(leastAge));
            List<Cleaning> cleanings = housekeeping.plan(name -> keepSince(artifacts, name, now));
            if (isApplied) {
                housekeeping.apply(cleanings);
            }
            return new Maintained(compacted, cleanings, age, isApplied).result();
        }
    }

    private static Duration age(String text) {
        Matcher matcher = AGE.matcher(text);
        Duration age = !matcher.matches()
                ? Duration.ZERO
                : matcher.group(2).equals("d")
                        ? Duration.ofDays(Long.parseLong(matcher.group(1)))
                        : Duration.ofHours(Long.parseLong(matcher.group(1)));
        if (age.compareTo(LEAST_AGE) < 0) {
            throw CommandLineError.NOT_A_CHOICE.exception(
                    "'%s %s' is no age of a day or more".formatted(OLDER_THAN, text),
                    "write one such as 3d or 36h: what is younger may be a file that another program is about to publish");
        }
        return age;
    }

    /** The engine reads and writes the files as it does in a run. */
    private static List<Compacted> compact(
            Compaction compaction, CompiledArtifacts artifacts, Path project, PluginHost host, Invocation invocation) {
        Compute compute = ProductEngine.compute(artifacts);
        ProductSecrets secrets = new ProductSecrets(artifacts, host, project, invocation);
        ComputeCredentials credentials = ComputeCredentials.of(artifacts, compute, secrets, invocation.environment());
        Path spill = project.resolve("target").resolve("spill");
        List<Path> directories =
                ProductCatalog.storage(artifacts, host, project, invocation).directories();
        try (ComputeEngine engine = ProductEngine.open(host, compute, credentials, project, spill, directories);
                ComputeSession session = engine.openSession()) {
            return compaction.plan().stream()
                    .map(each -> new Compacted(
                            each.table(),
                            each.filesBefore(),
                            compaction
                                    .apply(each, session)
                                    .snapshot()
                                    .map(TableSnapshot::files)
                                    .map(Math::toIntExact)
                                    .orElse(0)))
                    .toList();
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
}
