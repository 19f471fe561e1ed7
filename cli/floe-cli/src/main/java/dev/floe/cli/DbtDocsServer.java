package dev.floe.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;

/** Serves the documentation of a project: a page, and the artifacts that it reads. Nothing else of the disk is reached. */
final class DbtDocsServer implements AutoCloseable {
    static final String PAGE = "index.html";
    private static final Map<String, String> TYPES = Map.of(
            PAGE, "text/html; charset=utf-8", "manifest.json", "application/json", "catalog.json", "application/json");
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;

    private final HttpServer server;
    private final Path directory;

    private DbtDocsServer(HttpServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /**
     * Starts one.
     *
     * @param directory where manifest.json and catalog.json are
     * @throws FloeException if the address cannot be had
     */
    static DbtDocsServer start(Path directory, InetSocketAddress address) {
        try {
            DbtDocsServer docs = new DbtDocsServer(HttpServer.create(address, 0), directory);
            docs.server.createContext("/", docs::answer);
            docs.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            docs.server.start();
            return docs;
        } catch (IOException taken) {
            throw new FloeException(
                    Problem.error(
                                    CommandLineError.NOT_A_CHOICE,
                                    "The documentation cannot be served at %s:%d: %s"
                                            .formatted(address.getHostString(), address.getPort(), taken.getMessage()))
                            .withHelp("choose another port with '--port', or 0 for a free one"),
                    taken);
        }
    }

    /** The page of the documentation. */
    static String page() {
        return PackagedText.read("docs/" + PAGE)
                .orElseThrow(() -> new IllegalStateException("The page of the documentation is not packaged"));
    }

    String uri() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getHostString() + ":" + address.getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.equals("/") ? PAGE : path.substring(1);
            boolean isRead = exchange.getRequestMethod().equals("GET")
                    || exchange.getRequestMethod().equals("HEAD");
            Path file = directory.resolve(TYPES.containsKey(name) ? name : PAGE);
            boolean isThere = TYPES.containsKey(name) && (name.equals(PAGE) || Files.isRegularFile(file));
            if (!isRead || !isThere) {
                exchange.sendResponseHeaders(isRead ? NOT_FOUND : WRONG_METHOD, -1);
                return;
            }
            byte[] content = name.equals(PAGE) ? page().getBytes(StandardCharsets.UTF_8) : Files.readAllBytes(file);
            exchange.getResponseHeaders().set("Content-Type", TYPES.get(name));
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            boolean hasBody = exchange.getRequestMethod().equals("GET") && content.length > 0;
            exchange.sendResponseHeaders(OK, hasBody ? content.length : -1);
            if (hasBody) {
                OutputStream body = exchange.getResponseBody();
                body.write(content);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
