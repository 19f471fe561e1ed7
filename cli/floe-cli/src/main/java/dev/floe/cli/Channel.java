package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Standard output or standard error: UTF-8 on every system, and nothing in it that a filter takes out. The first failure to write is kept for the end of the command;
 * what is printed after it is dropped.
 */
public final class Channel {
    /** What stands at the other end. */
    public enum Reader {
        TERMINAL,
        FILE_OR_PIPE
    }

    private final OutputStream stream;
    private final Reader reader;
    private final UnaryOperator<String> filter;
    private Optional<IOException> failure = Optional.empty();

    public Channel(OutputStream stream, Reader reader) {
        this(stream, reader, UnaryOperator.identity());
    }

    private Channel(OutputStream stream, Reader reader, UnaryOperator<String> filter) {
        this.stream = requireNonNull(stream, "stream is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.filter = requireNonNull(filter, "filter is null");
    }

    /** The same, where everything that is printed goes through a filter. */
    Channel through(UnaryOperator<String> texts) {
        return new Channel(stream, reader, texts);
    }

    /** What nobody reads. */
    static Channel nowhere() {
        return new Channel(OutputStream.nullOutputStream(), Reader.FILE_OR_PIPE);
    }

    void print(String text) {
        printFiltered(filter.apply(text));
    }

    /** Prints what holds nothing that the filter would take out, and has a form that it could break. */
    void printFiltered(String text) {
        if (failure.isPresent() || text.isEmpty()) {
            return;
        }
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException failed) {
            failure = Optional.of(failed);
        }
    }

    boolean isTerminal() {
        return reader == Reader.TERMINAL;
    }

    Optional<IOException> failure() {
        return failure;
    }
}
