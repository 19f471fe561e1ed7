package dev.floe.cli;

import dev.floe.compiler.project.ProjectParsing;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.parse.ProjectParser;
import dev.floe.dbt.project.ProfilesDirectory;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.jinja.value.DictValue;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.DbtProfile;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Parses the dbt project of a directory: a product's with the profile that it compiles to, any other with its own. What the rules
 * of the platform find wrong with it is no reason not to look at it.
 */
final class DbtRequest {
    private static final String PROFILES_DIR = "--profiles-dir";
    private static final String PROFILE = "--profile";
    private static final String TARGET = "--target";
    private static final String VARS = "--vars";

    private DbtRequest() {}

    /**
     * A parsed project.
     *
     * @param product what the product around it compiles to; empty: it is a plain dbt project
     */
    record Parsed(ParsedProject project, Optional<CompiledArtifacts> product) {}

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.value(
                PROFILES_DIR, "DIR", "Where profiles.yml of a plain dbt project is (default: as dbt looks for it)"));
        specification.addOption(
                GlobalOption.value(PROFILE, "NAME", "The profile of a plain dbt project (default: the project's)"));
        specification.addOption(
                GlobalOption.value(TARGET, "NAME", "The target of the profile (default: the profile's)", "-t"));
        specification.addOption(GlobalOption.value(VARS, "YAML", "Variables, such as '{start: 2024-01-01}'"));
    }

    /** @throws FloeException if the product does not compile, or the project cannot be parsed */
    static Parsed parse(Invocation invocation, Path project) {
        return Files.exists(project.resolve("floe.yaml"))
                ? ofProduct(invocation, project)
                : new Parsed(ProjectParser.parse(plain(invocation, project)), Optional.empty());
    }

    private static Parsed ofProduct(Invocation invocation, Path project) {
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            CompiledProduct product = CompiledProduct.ofPublished(invocation, project, host, refused);
            CompiledArtifacts artifacts = product.artifacts()
                    .orElseThrow(() -> new FloeException(product.findings().problems().stream()
                            .filter(Problem::isError)
                            .toList()));
            DbtProfile profile = artifacts.dbtProfile();
            ProjectRequest request = new ProjectRequest(
                    project,
                    project,
                    Optional.empty(),
                    Optional.empty(),
                    vars(invocation),
                    invocation.environment(),
                    Clock.system(ZoneId.systemDefault()));
            return new Parsed(
                    ProjectParser.parse(
                            request,
                            ProjectParsing.profile(
                                    profile.name(),
                                    profile.target(),
                                    Optional.ofNullable(profile.outputs().get(profile.target())))),
                    Optional.of(artifacts));
        }
    }

    private static ProjectRequest plain(Invocation invocation, Path project) {
        OptionValues options = invocation.options();
        return new ProjectRequest(
                project,
                ProfilesDirectory.find(
                        options.text(PROFILES_DIR), project, invocation.workingDirectory(), invocation.environment()),
                options.text(PROFILE),
                options.text(TARGET),
                vars(invocation),
                invocation.environment(),
                Clock.system(ZoneId.systemDefault()));
    }

    private static DictValue vars(Invocation invocation) {
        return invocation
                .options()
                .text(VARS)
                .map(text -> DbtCommand.vars(VARS, text))
                .orElseGet(DictValue::empty);
    }
}
