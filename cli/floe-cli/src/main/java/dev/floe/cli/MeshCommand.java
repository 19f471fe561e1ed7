package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.compiler.Compilation;
import dev.floe.compiler.Compiler;
import dev.floe.compiler.document.DeclaredScope;
import dev.floe.compiler.mesh.Mesh;
import dev.floe.compiler.mesh.MeshProduct;
import dev.floe.documents.Located;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe enterprise} and {@code floe domain}: what a manifest comes to, and the products below it. */
final class MeshCommand implements Command {
    private static final String MANIFEST = "--manifest";
    private static final String WITH = "--with";
    private static final String POLICY = "policy";
    private static final String PRODUCTS = "products";
    private static final String CHECK = "check";

    private final DeclaredScope scope;

    MeshCommand(DeclaredScope scope) {
        this.scope = scope;
    }

    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .type(String.class)
                .index("0")
                .arity("1")
                .description("policy: every value in force, and who set it; products: the products below and their"
                        + " ports; check: compile the products below, and with --with say what would break")
                .build());
        specification.addOption(GlobalOption.value(
                MANIFEST, "FILE", "The manifest (default: the only one of this scope in the project's directory)"));
        specification.addOption(
                GlobalOption.value(WITH, "FILE", "With 'check': a file to compile with in place of the manifest"));
        specification.addOption(GlobalOption.value(
                ProductSurroundings.AS_OF,
                "DAY",
                "Decide as on that day which exemptions have expired (default: today)"));
    }

    @Override
    public CommandResult run(Invocation invocation) {
        String command = Subcommand.of(
                invocation, "floe " + scope.name().toLowerCase(Locale.ROOT), List.of(CHECK, POLICY, PRODUCTS));
        Path directory = invocation.projectDirectory().toAbsolutePath().normalize();
        Path file = new ScopedManifest(directory, scope).find(path(invocation, MANIFEST), path(invocation, WITH));
        ProblemCollector problems = new ProblemCollector();
        Optional<Mesh> mesh = Mesh.read(file, directory, problems);
        if (mesh.isEmpty()) {
            return CommandResult.without(ProblemSources.findings(problems.problems(), directory));
        }
        if (command.equals(PRODUCTS)) {
            return products(mesh.get(), problems.problems(), directory);
        }
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), new ProblemCollector())) {
            Compiler compiler = new Compiler(host.computes(), host.storages());
            return command.equals(POLICY)
                    ? policy(compiler.compileManifest(file), directory)
                    : check(compiler, mesh.get(), problems.problems(), invocation, directory);
        }
    }

    private static Optional<Path> path(Invocation invocation, String option) {
        return invocation.options().text(option).map(invocation::path).map(path -> path.toAbsolutePath()
                .normalize());
    }

    private static CommandResult products(Mesh mesh, List<Problem> problems, Path directory) {
        return new CommandResult(
                () -> {
                    TextTable table = new TextTable().row("PRODUCT", "PORT", "NAME", "VERSION", "MODEL OR SOURCE");
                    mesh.products().forEach(product -> rows(table, product));
                    return table.render();
                },
                () -> new JsonObject()
                        .with("manifest", mesh.path())
                        .withEach("products", mesh.products(), product -> new JsonObject()
                                .with("name", product.name())
                                .with("directory", ProjectPaths.slashed(directory.relativize(product.directory())))
                                .withOptional(
                                        "version", product.document().version().map(Located::value))
                                .with(
                                        "ports",
                                        PortListing.items(product.document().ports()))
                                .value())
                        .value()
                        .values(),
                ProblemSources.findings(problems, directory));
    }

    private static void rows(TextTable table, MeshProduct product) {
        PortListing.rows(table, product.name(), product.document().ports());
        if (product.document().ports().output().isEmpty()
                && product.document().ports().input().isEmpty()) {
            table.row(product.name(), "-", "-", "-", "-");
        }
    }

    private static CommandResult policy(Compilation compilation, Path directory) {
        return compilation
                .artifacts()
                .map(OriginTable::new)
                .map(table -> new CommandResult(
                        table::text,
                        () -> new JsonObject()
                                .with("origins", table.items())
                                .value()
                                .values(),
                        ProblemSources.findings(compilation.problems(), directory)))
                .orElseGet(() -> CommandResult.without(ProblemSources.findings(compilation.problems(), directory)));
    }

    private static CommandResult check(
            Compiler compiler, Mesh mesh, List<Problem> problems, Invocation invocation, Path directory) {
        MeshCheck check = new MeshCheck(compiler, mesh, ProductSurroundings.of(invocation), directory);
        List<MeshCheck.Outcome> outcomes =
                path(invocation, WITH).map(check::with).orElseGet(check::asItIs);
        List<Problem> all = new ArrayList<>(problems);
        outcomes.forEach(outcome -> outcome.problem().ifPresent(all::add));
        return new CommandResult(
                () -> {
                    TextTable table = new TextTable().row("PRODUCT", "RESULT", "ERRORS");
                    outcomes.forEach(outcome ->
                            table.row(outcome.product(), outcome.result(), Integer.toString(outcome.errors())));
                    return table.render();
                },
                () -> new JsonObject()
                        .with("manifest", mesh.path())
                        .withEach("checked", outcomes, outcome -> new JsonObject()
                                .with("product", outcome.product())
                                .with("result", outcome.result())
                                .with("errors", outcome.errors())
                                .value())
                        .value()
                        .values(),
                ProblemSources.findings(all, directory));
    }
}
