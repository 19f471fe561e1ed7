package dev.floe.cli;

import dev.floe.secrets.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints bytes line by line without the secrets in them: a secret must not come in two parts. */
final class RedactedLines extends OutputStream {
    private final Channel channel;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private RedactedLines(Channel channel) {
        this.channel = channel;
    }

    static PrintStream stream(Channel channel, Redaction redaction) {
        return new PrintStream(new RedactedLines(channel.through(redaction::text)), false, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int written) {
        line.write(written);
        if (written == '\n') {
            printLine();
        }
    }

    /** Prints a last line that has no end. */
    @Override
    public synchronized void close() {
        printLine();
    }

    private void printLine() {
        channel.print(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
