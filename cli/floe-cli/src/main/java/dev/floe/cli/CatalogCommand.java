package dev.floe.cli;

import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.serve.CatalogServer;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.catalog.CatalogSettings;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe catalog serve}: offers the embedded catalog to every program that speaks Iceberg's REST protocol. */
final class CatalogCommand implements Command {
    private static final List<String> COMMANDS = List.of("serve");
    private static final String HOST = "--host";
    private static final String PORT = "--port";
    private static final String PATH = "--path";
    private static final String STANDARD_HOST = "127.0.0.1";
    private static final int STANDARD_PORT = 8181;
    private static final int HIGHEST_PORT = 65_535;
    private static final String TOKEN_VARIABLE = "FLOE_CATALOG_TOKEN";
    private static final int SHORTEST_TOKEN = 16;
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .type(String.class)
                .index("0")
                .arity("1")
                .description(
                        "serve: let other programs use the embedded catalog, by Iceberg's REST protocol, until this"
                                + " one is ended. They need the token in " + TOKEN_VARIABLE
                                + ", or the one that is printed")
                .build());
        ChosenEnvironment.addTo(specification);
        specification.addOption(GlobalOption.value(
                HOST, "ADDRESS", "The address that it listens to (default: " + STANDARD_HOST + ", this machine only)"));
        specification.addOption(
                GlobalOption.value(PORT, "N", "The port, 0 for a free one (default: " + STANDARD_PORT + ")"));
        specification.addOption(
                GlobalOption.value(PATH, "DIR", "The catalog's directory (default: that of the product)"));
    }

    @Override
    public CommandResult run(Invocation invocation) {
        Subcommand.of(invocation, "floe catalog", COMMANDS);
        OptionValues options = invocation.options();
        InetSocketAddress address = new InetSocketAddress(
                options.text(HOST).orElse(STANDARD_HOST),
                options.text(PORT).map(CatalogCommand::port).orElse(STANDARD_PORT));
        Optional<String> given = Optional.ofNullable(invocation.environment().get(TOKEN_VARIABLE))
                .filter(token -> !token.isEmpty());
        given.ifPresent(CatalogCommand::check);
        String token = given.orElseGet(CatalogCommand::makeToken);
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            Served served = options.text(PATH)
                    .map(path -> Served.at(invocation.path(path)))
                    .orElseGet(() -> Served.ofProduct(invocation, host, refused));
            serve(served, address, token, given.isPresent(), invocation.talk());
        }
        return CommandResult.of(() -> "", Map::of);
    }

    /** The catalog that is served. */
    private record Served(Path directory, StorageFactory storages, TablePlaces places) {
        static Served at(Path directory) {
            return new Served(directory, StorageFactory.local(), TablePlaces.besideCatalog());
        }

        static Served ofProduct(Invocation invocation, PluginHost host, ProblemCollector refused) {
            Path project = invocation.projectDirectory();
            CompiledProduct product = CompiledProduct.ofPublished(invocation, project, host, refused);
            CompiledArtifacts artifacts = product.artifacts()
                    .orElseThrow(() -> new FloeException(product.findings().problems()));
            Optional.ofNullable(artifacts.plugins().get("catalog"))
                    .map(PluginSelection::name)
                    .filter(name -> !name.equals(CatalogSettings.EMBEDDED))
                    .ifPresent(name -> {
                        throw ProductCatalog.cannotRun(
                                "The product's catalog is '" + name + "', which has a server of its own",
                                "serve an embedded catalog: '--path' says where it is");
                    });
            ProductStorage storage = ProductCatalog.storage(artifacts, host, project, invocation);
            return new Served(ProductCatalog.directory(artifacts, project), storage.open(), storage.places());
        }
    }

    private static void serve(Served served, InetSocketAddress address, String token, boolean isGiven, Channel talk) {
        // The JDK's server waits 40 ms with every answer otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        CountDownLatch ended = new CountDownLatch(1);
        CatalogServer server = CatalogServer.start(
                served.directory(),
                served.storages(),
                served.places(),
                address,
                token,
                TOKEN_LIFETIME,
                Clock.systemUTC());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            ended.countDown();
                        },
                        "end of the server"));
        talk.print("The catalog in %s is at %s\n".formatted(served.directory(), server.uri()));
        talk.print(isGiven ? "Its token is that of " + TOKEN_VARIABLE + "\n" : "Its token is " + token + "\n");
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new FloeException(Problem.error(CommandLineError.NOT_A_CHOICE, "'" + PORT + " " + text + "' is no port")
                .withHelp("write a number from 0 to " + HIGHEST_PORT));
    }

    private static void check(String token) {
        if (token.length() < SHORTEST_TOKEN) {
            throw new FloeException(Problem.error(
                            CommandLineError.NOT_A_CHOICE,
                            "The token in " + TOKEN_VARIABLE + " is shorter than " + SHORTEST_TOKEN + " characters")
                    .withHelp("leave the variable out, and one is made"));
        }
    }

    private static String makeToken() {
        byte[] bytes = new byte[SHORTEST_TOKEN];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
