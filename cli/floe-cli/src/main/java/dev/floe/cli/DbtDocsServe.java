package dev.floe.cli;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe dbt docs serve}: shows the documentation in a browser, until this program is ended. */
final class DbtDocsServe {
    static final String SERVE = "serve";
    private static final String PORT = "--port";
    private static final String HOST = "--host";
    private static final String STANDARD_HOST = "127.0.0.1";
    private static final int STANDARD_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;

    private DbtDocsServe() {}

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.value(
                PORT, "N", "docs serve: the port, 0 for a free one (default: " + STANDARD_PORT + ")"));
        specification.addOption(GlobalOption.value(
                HOST, "ADDRESS", "docs serve: the address that it listens to (default: " + STANDARD_HOST + ")"));
        specification.addOption(GlobalOption.unused("--browser"));
    }

    /** @throws FloeException if there is nothing to show, or the address cannot be had */
    static CommandResult run(DbtContext context) {
        if (!Files.isRegularFile(context.target().directory().resolve("manifest.json"))) {
            throw new FloeException(Problem.error(
                            CommandLineError.NOT_A_CHOICE,
                            "There is no documentation in '"
                                    + context.target().shown(context.target().directory()) + "'")
                    .withHelp("make it with 'floe dbt docs generate'"));
        }
        OptionValues options = context.options();
        InetSocketAddress address = new InetSocketAddress(
                options.text(HOST).orElse(STANDARD_HOST),
                options.text(PORT).map(DbtDocsServe::port).orElse(STANDARD_PORT));
        CountDownLatch ended = new CountDownLatch(1);
        DbtDocsServer server = DbtDocsServer.start(context.target().directory(), address);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            ended.countDown();
                        },
                        "end of the server"));
        context.invocation().talk().print("Serving docs at " + server.uri() + "\nPress Ctrl+C to exit.\n");
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            server.close();
        }
        return CommandResult.of(() -> "", Map::of);
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new FloeException(Problem.error(CommandLineError.NOT_A_CHOICE, "'" + PORT + " " + text + "' is no port")
                .withHelp("write a number from 0 to " + HIGHEST_PORT));
    }
}
