package dev.floe.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/** A mail server that gives the recipients of each connection the next one of some answers, and takes no mail. */
final class SmtpScript implements AutoCloseable {
    private final ServerSocket socket;

    SmtpScript(String... answers) throws IOException {
        socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(Arrays.asList(answers).iterator()));
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve(Iterator<String> answers) {
        while (answers.hasNext()) {
            try (Socket client = socket.accept()) {
                talk(client, answers.next());
            } catch (IOException ended) {
                // The client has left, or the test is over.
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    private static void talk(Socket client, String recipients) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 ready");
        String line = in.readLine();
        while (line != null) {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            say(out, verb.equals("RCPT") ? recipients : verb.equals("QUIT") ? "221 bye" : "250 ok");
            line = in.readLine();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
