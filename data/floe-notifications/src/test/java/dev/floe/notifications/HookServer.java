package dev.floe.notifications;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that takes what is posted, and answers as it was told: 200 when nothing is left to answer. */
final class HookServer implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** What was posted. */
    record Received(String path, String body, List<String> authorization, List<String> contentType) {}

    /** What is done with a request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    HookServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestURI().toString(),
                body,
                exchange.getRequestHeaders().getOrDefault("Authorization", List.of()),
                exchange.getRequestHeaders().getOrDefault("Content-Type", List.of())));
        Answer answer = answers.isEmpty() ? status(200) : answers.remove();
        answer.to(exchange);
    }

    HookServer answering(Answer answer) {
        answers.add(answer);
        return this;
    }

    static Answer status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /** Ends the connection in the middle of the answer's head. */
    static Answer cut() {
        return HttpExchange::close;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
