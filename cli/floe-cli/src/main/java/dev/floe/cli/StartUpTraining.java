package dev.floe.cli;

import java.nio.file.Path;
import java.util.List;

/** Runs the usual commands once, for the JVM to record what they load. The build turns the record into the start-up cache. */
final class StartUpTraining {
    private StartUpTraining() {}

    /**
     * Runs them.
     *
     * @param arguments the directory of the training products, and one that may be written
     */
    public static void main(String[] arguments) {
        Path products = Path.of(arguments[0]);
        String target = arguments[1];
        String product = products.resolve("product").toString();
        String mistaken = products.resolve("mistaken").toString();
        List<List<String>> commands = List.of(
                List.of("version"),
                List.of("compile", "--project-dir", product, "--target-path", target, "--show-origin"),
                List.of("compile", "--project-dir", product, "--target-path", target, "--output", "json"),
                List.of("compile", "--project-dir", mistaken, "--target-path", target),
                List.of("dbt", "parse", "--project-dir", products.resolve("dbt").toString(), "--target-path", target),
                List.of("dbt", "build", "--project-dir", products.resolve("dbt").toString(), "--target-path", target),
                List.of("run", "--project-dir", product, "--target-path", target),
                List.of("run", "--project-dir", product, "--target-path", target),
                List.of("show", "--project-dir", product, "select 1"),
                List.of("tables", "--project-dir", product),
                List.of("plugins"),
                List.of("explain"),
                List.of("schema", "compiled-artifacts"),
                List.of("--help"));
        for (List<String> command : commands) {
            Floe.session(command).run();
        }
    }
}
