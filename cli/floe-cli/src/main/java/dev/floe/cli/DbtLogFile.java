package dev.floe.cli;

import dev.floe.cli.DbtEvents.Form;
import dev.floe.cli.DbtEvents.Hearer;
import dev.floe.cli.report.Paint;
import dev.floe.secrets.Redaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file {@code dbt.log}, to which every command adds what it does. One that has grown beyond ten million bytes is put aside
 * as {@code dbt.log.1}, and five of those are kept.
 */
final class DbtLogFile implements AutoCloseable {
    private static final String NAME = "dbt.log";
    private static final long LARGEST = 10_485_760;
    private static final int KEPT = 5;

    private final OutputStream stream;
    private final Hearer hearer;

    private DbtLogFile(OutputStream stream, Hearer hearer) {
        this.stream = stream;
        this.hearer = hearer;
    }

    /** No file. */
    static DbtLogFile none() {
        return new DbtLogFile(
                OutputStream.nullOutputStream(),
                new Hearer(Channel.nowhere(), Form.DETAILED, DbtLevel.NONE, Paint.NONE));
    }

    /**
     * Opens the file, and makes its directory.
     *
     * @param redaction what hides secrets
     * @throws IOException if it cannot be written
     */
    static DbtLogFile open(Path directory, Form form, DbtLevel threshold, Paint paint, Redaction redaction)
            throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(NAME);
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            putAside(directory);
        }
        OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Channel channel = new Channel(stream, Channel.Reader.FILE_OR_PIPE).through(redaction::text);
        return new DbtLogFile(stream, new Hearer(channel, form, threshold, paint));
    }

    private static void putAside(Path directory) throws IOException {
        for (int i = KEPT; i >= 1; i--) {
            Path older = directory.resolve(i == 1 ? NAME : NAME + "." + (i - 1));
            if (Files.exists(older)) {
                Files.move(older, directory.resolve(NAME + "." + i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    Hearer hearer() {
        return hearer;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
