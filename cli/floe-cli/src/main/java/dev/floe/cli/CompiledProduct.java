package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.cli.report.Findings;
import dev.floe.compiler.Compilation;
import dev.floe.compiler.Compiler;
import dev.floe.compiler.port.PortContract;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.parse.ProjectParser;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.Profile;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the product of a command compiles to, with everything that was found on the way.
 *
 * @param compiled for every environment; empty if one of the findings is an error
 * @param artifacts the same as the chosen environment has it
 * @param project the dbt project as compiling has parsed it
 * @param contracts of the output ports that nothing is wrong with
 */
record CompiledProduct(
        Optional<CompiledArtifacts> compiled,
        Optional<CompiledArtifacts> artifacts,
        Optional<ParsedProject> project,
        List<PortContract> contracts,
        Findings findings) {
    CompiledProduct {
        requireNonNull(compiled, "compiled is null");
        requireNonNull(artifacts, "artifacts is null");
        requireNonNull(project, "project is null");
        contracts = List.copyOf(contracts);
        requireNonNull(findings, "findings is null");
    }

    /**
     * Compiles it.
     *
     * @param refused what the host found wrong with plugins
     * @throws dev.floe.spi.problem.FloeException if the manifest has no such environment
     */
    static CompiledProduct of(Invocation invocation, Path project, PluginHost host, ProblemCollector refused) {
        Compilation compilation =
                new Compiler(host.computes(), host.storages()).compile(project, ProductSurroundings.of(invocation));
        return of(compilation, invocation, project, refused);
    }

    /**
     * The same for a command that only looks at published tables, whatever the dbt project is like today.
     *
     * @throws dev.floe.spi.problem.FloeException if the manifest has no such environment
     */
    static CompiledProduct ofPublished(Invocation invocation, Path project, PluginHost host, ProblemCollector refused) {
        Compilation compilation = new Compiler(host.computes(), host.storages()).compilePlatform(project);
        return of(compilation, invocation, project, refused);
    }

    private static CompiledProduct of(
            Compilation compilation, Invocation invocation, Path project, ProblemCollector refused) {
        List<Problem> problems = new ArrayList<>(compilation.problems());
        refused.problems().stream().map(CompiledProduct::asWarning).forEach(problems::add);
        List<RuleResult> rules =
                compilation.artifacts().map(CompiledArtifacts::rules).orElse(List.of());
        Findings findings = new Findings(
                problems,
                compilation.sources(),
                rules,
                new ProjectPaths(project, invocation.workingDirectory())::fromWorkingDirectory,
                code -> ErrorPages.page(code).orElse(code));
        Optional<CompiledArtifacts> compiled = compilation.artifacts().filter(_ -> !findings.hasErrors());
        Optional<String> environment = invocation.options().text(ChosenEnvironment.OPTION);
        return new CompiledProduct(
                compiled,
                compiled.map(artifacts -> environment
                        .map(name -> ChosenEnvironment.in(artifacts, name))
                        .orElse(artifacts)),
                compilation.project(),
                compilation.contracts(),
                findings);
    }

    /**
     * The dbt project for a run. Compiling has parsed it already; that is taken where the run gives the same variables and
     * has the same target, which it has not where a secret says a part of the target.
     *
     * @param request names the profile
     * @throws dev.floe.spi.problem.FloeException if the project cannot be parsed
     */
    ParsedProject parsed(ProjectRequest request) {
        return project.filter(parsed -> isOf(request, parsed.language().project()))
                .orElseGet(() -> ProjectParser.parse(request));
    }

    private static boolean isOf(ProjectRequest request, LoadedProject parsed) {
        return parsed.request().environment().equals(request.environment())
                && parsed.request().vars().equals(request.vars())
                && parsed.profile()
                        .equals(Profile.read(request, request.profile().orElseThrow()));
    }

    /** A plugin that does not load stops nobody who does not use it; who does gets the compiler's own error too. */
    private static Problem asWarning(Problem problem) {
        return new Problem(
                problem.code(),
                Severity.WARNING,
                problem.message(),
                problem.place(),
                problem.related(),
                problem.help());
    }
}
