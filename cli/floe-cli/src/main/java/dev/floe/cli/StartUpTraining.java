package dev.floe.cli;

import java.nio.file.Path;
import java.util.List;

/** Runs the usual commands once, for the JVM to record what they load. The build turns the record into the start-up cache. */
final class StartUpTraining {
    /** How many commands in a row may open an engine. */
    private static final int INSTALLATIONS = 5;

    private StartUpTraining() {}

    /**
     * Runs them.
     *
     * @param arguments the directory of the training products and of the installations {@code floe-0} to {@code floe-4}; and
     *     one to write to
     */
    public static void main(String[] arguments) {
        Path products = Path.of(arguments[0]);
        String target = arguments[1];
        String product = products.resolve("product").toString();
        String dbt = products.resolve("dbt").toString();
        String mistaken = products.resolve("mistaken").toString();
        List<List<String>> commands = List.of(
                List.of("version"),
                List.of("compile", "--project-dir", product, "--target-path", target, "--show-origin"),
                List.of("compile", "--project-dir", product, "--target-path", target, "--output", "json"),
                List.of("compile", "--project-dir", mistaken, "--target-path", target),
                List.of("dbt", "parse", "--project-dir", dbt, "--target-path", target),
                List.of("dbt", "build", "--project-dir", dbt, "--target-path", target),
                List.of("run", "--project-dir", dbt, "--target-path", target),
                List.of("run", "--project-dir", dbt, "--target-path", target),
                List.of("show", "--project-dir", dbt, "gold.payments"),
                List.of("tables", "--project-dir", dbt),
                List.of("plugins"),
                List.of("explain"),
                List.of("schema", "compiled-artifacts"),
                List.of("--help"));
        for (int i = 0; i < commands.size(); i++) {
            // A library that one class loader has, no other one can load from the same file.
            System.setProperty(
                    Floe.INSTALLATION,
                    products.resolve("floe-" + i % INSTALLATIONS).toString());
            Floe.session(commands.get(i)).run();
        }
    }
}
