package dev.floe.cli;

import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe demo}: copies the example product of this installation, runs it, and shows one of its tables. */
final class DemoCommand implements Command {
    private static final String STANDARD_DIRECTORY = "floe-demo";
    private static final String TABLE = "gold.airport_punctuality";
    private static final int ROWS = 10;

    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("DIR")
                .type(String.class)
                .index("0")
                .arity("0..1")
                .description("Where to put the product; one that is there already runs again (default: "
                        + STANDARD_DIRECTORY + ")")
                .build());
    }

    @Override
    public CommandResult run(Invocation invocation) {
        String given = invocation.options().parameters().stream().findFirst().orElse(STANDARD_DIRECTORY);
        Path directory = invocation.path(given);
        if (!Files.exists(directory.resolve("floe.yaml"))) {
            copy(invocation.installation().resolve("demo"), directory);
            invocation.talk().print("A product with the US flights of January and February 2001 is in " + given + "\n");
        }
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            CompiledProduct product = CompiledProduct.of(invocation, directory, host, refused);
            CommandResult run = RunCommand.run(invocation, product, host, directory, RunReports.of(invocation));
            boolean hasRun = !run.findings().hasErrors() && run.exitCode().isEmpty();
            return product.artifacts()
                    .filter(_ -> hasRun)
                    .map(artifacts -> withRows(
                            run,
                            ShowCommand.show(artifacts, host, directory, invocation, TABLE, new Moment.Now(), ROWS),
                            given))
                    .orElse(run);
        }
    }

    private static CommandResult withRows(CommandResult run, CommandResult shown, String given) {
        String option = "--project-dir " + given;
        return new CommandResult(
                () -> run.text().get() + "\n" + TABLE + ", the airports with the most flights:\n\n"
                        + shown.text().get()
                        + """

                        Next:
                          floe show %1$s gold.delays_by_hour --limit 24
                          floe show %1$s "select * from gold.busiest_routes where distance_miles > 2000"
                          floe tables %1$s
                          change a model in %2$s/models, then: floe run %1$s
                        """.formatted(option, given),
                run.members(),
                run.findings());
    }

    private static void copy(Path source, Path target) {
        if (!Files.isDirectory(source)) {
            throw new FloeException(Problem.error(
                            CommandLineError.DEMO_NOT_COPIED,
                            "This installation has no example product at '" + source + "'")
                    .withHelp("run an example of a checkout: './floe run --project-dir examples/flights'"));
        }
        try {
            if (Files.exists(target) && !isEmpty(target)) {
                throw new FloeException(
                        Problem.error(CommandLineError.DEMO_NOT_COPIED, "'" + target + "' holds something else already")
                                .withHelp("name another directory: 'floe demo DIR'"));
            }
            Files.walkFileTree(source, new Copy(source, target));
        } catch (IOException failure) {
            throw TargetDirectory.notWritten(target, failure);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path source;
        private final Path target;

        private Copy(Path source, Path target) {
            this.source = source;
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(target.resolve(source.relativize(directory)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.copy(file, target.resolve(source.relativize(file)));
            return FileVisitResult.CONTINUE;
        }
    }
}
