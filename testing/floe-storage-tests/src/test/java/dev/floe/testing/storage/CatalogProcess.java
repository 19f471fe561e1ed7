package dev.floe.testing.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A REST catalog in a process of its own. */
final class CatalogProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final URI uri;

    private CatalogProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** The catalog of a product's directory, as {@code floe catalog serve} offers it. */
    static CatalogProcess served(StoredProduct product) throws IOException {
        int port = freePort();
        Process process = product.start("catalog", "serve", "--port", Integer.toString(port));
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(_ -> {}));
        return ready(process, URI.create("http://127.0.0.1:" + port));
    }

    /** The server with which Iceberg tests its own clients. */
    static CatalogProcess fixture(Path directory) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("floe.fixture") + "/*",
                        "org.apache.iceberg.rest.RESTCatalogServer"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "CATALOG_REST_PORT", Integer.toString(port),
                        "CATALOG_URI", "jdbc:sqlite:" + directory.resolve("fixture.db"),
                        "CATALOG_WAREHOUSE",
                                directory.resolve("warehouse").toUri().toString()));
        return ready(builder.start(), URI.create("http://127.0.0.1:" + port));
    }

    /** Whether a build has brought Nessie here. */
    static boolean hasNessie() {
        return Files.exists(nessie());
    }

    private static Path nessie() {
        return Path.of(System.getProperty("floe.nessie", "")).resolve("nessie.jar");
    }

    /** Nessie, whose tables lie in the bucket {@code lake} of a store. */
    static CatalogProcess nessie(Path directory, S3Server store) throws IOException {
        int port = freePort();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-Dquarkus.config.locations=" + System.getProperty("floe.nessie.configuration"),
                        "-Dnessie.port=" + port,
                        "-Dnessie.management.port=" + freePort(),
                        "-Dstore.endpoint=" + store.endpoint(),
                        "-jar",
                        nessie().toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nessie.log").toFile())
                .start();
        return ready(process, URI.create("http://127.0.0.1:" + port + "/iceberg"));
    }

    private static CatalogProcess ready(Process process, URI uri) {
        Instant end = Instant.now().plus(PATIENCE);
        CatalogProcess catalog = new CatalogProcess(process, uri);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, catalog.uri)) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS) || Instant.now().isAfter(end)) {
                    catalog.close();
                    throw new IllegalStateException("The catalog at " + uri + " does not start");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return catalog;
    }

    /** Whether somebody is there, be it only to say that a token is missing. */
    private static boolean answers(HttpClient client, URI uri) throws InterruptedException {
        try {
            client.send(HttpRequest.newBuilder(URI.create(uri + "/v1/config")).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
