package dev.floe.dbt.install;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A hub in this process, with the archives of its packages. */
final class Server implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            byte[] file = files.get(path);
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, file.length);
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** What was asked for so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Lets the next requests fail. */
    void fail(int count) {
        failures.set(count);
    }

    String put(String path, byte[] content) {
        files.put(path, content);
        return address() + path;
    }

    void remove(String path) {
        files.remove(path);
    }

    /**
     * A version of a package.
     *
     * @param members JSON members of it, beside its name and its archive
     */
    record Version(String number, String members) {
        /** A version that needs nothing. */
        static Version of(String number) {
            return new Version(number, "\"packages\": []");
        }
    }

    /** Adds a package of namespace {@code acme}. */
    void publish(String name, Version... versions) {
        StringJoiner json = new StringJoiner(", ");
        for (Version version : versions) {
            String archive = put("/" + name + "-" + version.number + ".tar.gz", Archive.of(name));
            json.add("\"%s\": {\"name\": \"%s\", \"downloads\": {\"tarball\": \"%s\"}, %s}"
                    .formatted(version.number, name, archive, version.members));
        }
        String answer = "{\"namespace\": \"acme\", \"name\": \"" + name + "\", \"versions\": {" + json + "}}";
        put("/api/v1/acme/" + name + ".json", answer.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
