package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe compile}: writes what the product compiles to, or says everything that is wrong and touches nothing. */
final class CompileCommand implements Command {
    static final String FORMAT = "--format";
    private static final String SHOW_ORIGIN = "--show-origin";
    private static final String TARGET_PATH = "--target-path";

    @Override
    public void declare(CommandSpec specification) {
        ChosenEnvironment.addTo(specification);
        specification.addOption(
                GlobalOption.value(FORMAT, "text|json|sarif|junit|github", "The form of the problems (default: text)"));
        specification.addOption(GlobalOption.flag("Show every effective value with where it was set", SHOW_ORIGIN));
        specification.addOption(GlobalOption.value(
                ProductSurroundings.AS_OF,
                "DAY",
                "Decide as on that day which exemptions have expired (default: today)"));
        specification.addOption(GlobalOption.value(
                TARGET_PATH, "DIR", "Where to write, seen from the product's directory (default: target)"));
    }

    @Override
    public CommandResult run(Invocation invocation) {
        Path project = invocation.projectDirectory();
        Path target = project.resolve(invocation.options().text(TARGET_PATH).orElse("target"))
                .normalize();
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            CompiledProduct product = CompiledProduct.of(invocation, project, host, refused);
            Findings findings = product.findings();
            Optional<CompiledArtifacts> artifacts = product.artifacts();
            if (product.compiled().isEmpty() || artifacts.isEmpty()) {
                return CommandResult.without(findings);
            }
            ArtifactFiles.write(product.compiled().get(), target);
            CompileSummary summary = new CompileSummary(
                    artifacts.get(),
                    ArtifactFiles.names().stream()
                            .map(name -> shown(target.resolve(name), invocation))
                            .toList(),
                    invocation.options().isOn(SHOW_ORIGIN)
                            ? CompileSummary.Origins.SHOWN
                            : CompileSummary.Origins.HIDDEN);
            return new CommandResult(summary::text, summary::members, findings);
        }
    }

    private static String shown(Path file, Invocation invocation) {
        return ProjectPaths.slashed(ProjectPaths.nearest(file, invocation.workingDirectory()));
    }
}
