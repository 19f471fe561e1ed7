package dev.floe.testing.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a store: lets in whoever has a session token that is good, and can be told to have bad days. */
final class StoreGate implements AutoCloseable {
    private final HttpServer server;
    private final int store;
    private final Set<String> goodTokens = ConcurrentHashMap.newKeySet();
    private final List<String> seenTokens = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    private StoreGate(HttpServer server, int store) {
        this.server = server;
        this.store = store;
    }

    static StoreGate before(S3Server store) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StoreGate gate = new StoreGate(server, store.port());
        server.createContext("/", gate::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return gate;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void letIn(String token) {
        goodTokens.add(token);
    }

    void letInNoMore(String token) {
        goodTokens.remove(token);
    }

    /** The tokens that requests had, each once. */
    Set<String> tokens() {
        return Set.copyOf(seenTokens);
    }

    /** How often somebody came with a token that is not good. */
    int refusals() {
        return refusals.get();
    }

    /** Answers the next requests with 503. */
    void beBusy(int requests) {
        busy.set(requests);
    }

    /** Ends the next answers that are long in their middle. */
    void cut(int answers) {
        cuts.set(answers);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"))
                    .orElse("");
            seenTokens.add(token);
            if (!goodTokens.contains(token)) {
                refusals.incrementAndGet();
                refuse(exchange, 400, "ExpiredToken", "The provided token has expired.");
            } else if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                refuse(exchange, 503, "SlowDown", "Please reduce your request rate.");
            } else {
                pass(exchange, body);
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        byte[] text = "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(code, message)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, hasBody ? text.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(text);
        }
    }

    /** Sends the request on as it came: its signature holds for the name by which the client knows the gate. */
    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), store)) {
            StringBuilder head =
                    new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " HTTP/1.1\r\n");
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!Set.of("connection", "content-length", "expect", "transfer-encoding")
                        .contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value ->
                            head.append(name).append(": ").append(value).append("\r\n"));
                }
            });
            head.append("Connection: close\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n\r\n");
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            answer(exchange, socket.getInputStream().readAllBytes());
        }
    }

    private void answer(HttpExchange exchange, byte[] answer) throws IOException {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n", -1);
        byte[] body = Arrays.copyOfRange(answer, end + 4, answer.length);
        boolean isChunked = false;
        for (int i = 1; i < lines.length; i++) {
            String name = lines[i].substring(0, lines[i].indexOf(':'));
            String value = lines[i].substring(lines[i].indexOf(':') + 1).strip();
            if (name.equalsIgnoreCase("Transfer-Encoding")) {
                isChunked = true;
            } else if (!name.equalsIgnoreCase("Connection") && !name.equalsIgnoreCase("Content-Length")) {
                exchange.getResponseHeaders().add(name, value);
            } else if (name.equalsIgnoreCase("Content-Length")
                    && exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().add(name, value);
            }
        }
        byte[] content = isChunked ? dechunked(body) : body;
        exchange.sendResponseHeaders(
                Integer.parseInt(lines[0].split(" ", -1)[1]), content.length == 0 ? -1 : content.length);
        if (content.length > 100_000 && cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseBody().write(content, 0, content.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        }
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
    }

    private static byte[] dechunked(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        StringBuilder content = new StringBuilder();
        int at = 0;
        while (true) {
            int line = text.indexOf("\r\n", at);
            int length = Integer.parseInt(text.substring(at, line).strip(), 16);
            if (length == 0) {
                return content.toString().getBytes(StandardCharsets.ISO_8859_1);
            }
            content.append(text, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
