package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every command: broken streams, bugs, colours. */
final class TestSession {
    @TempDir
    private Path directory;

    @Test
    void endsQuietlyWhereTheReaderHasSeenEnough() {
        CapturedRun run = runInto(failing(new IOException("Broken pipe")), List.of("schema", "manifest"));
        assertThat(run).isEqualTo(new CapturedRun(141, "", ""));
    }

    @Test
    void saysThatTheOutputIsLost() {
        CapturedRun run = runInto(failing(new IOException("No space left on device")), List.of("version"));
        assertThat(run)
                .isEqualTo(new CapturedRun(
                        3, "", "error[FLOE-E004]: Standard output cannot be written: No space left on device\n"));
    }

    @Test
    void reportsItsOwnBugInOneLine() {
        CapturedRun run = runInto(failing(new IllegalStateException("Cannot be")), List.of("version"));
        assertThat(run).isEqualTo(new CapturedRun(70, "", """
                        error[FLOE-X001]: floe itself failed: java.lang.IllegalStateException: Cannot be
                          help: this is a bug in floe: report it with what '--stacktrace' shows
                        """));
    }

    @Test
    void showsWhereABugAroseWhenAsked() {
        CapturedRun flag = runInto(failing(new IllegalStateException("Cannot be")), List.of("version", "--stacktrace"));
        assertThat(flag.exitCode()).isEqualTo(70);
        assertThat(flag.errors()).contains("\njava.lang.IllegalStateException: Cannot be\n\tat dev.floe.cli.");
        CapturedRun variable = runInto(
                failing(new IllegalStateException("Cannot be")), Map.of("FLOE_STACKTRACE", "true"), List.of("version"));
        assertThat(variable.errors()).contains("\njava.lang.IllegalStateException: Cannot be\n\tat dev.floe.cli.");
    }

    @Test
    void usesColoursOnATerminalAlone() {
        String colored = "\033[1;31merror[FLOE-U001]\033[0m: \033[1mfloe has no command 'x'\033[0m\n";
        assertThat(errorsOnTerminal(Map.of(), List.of("x"))).startsWith(colored);
        assertThat(errorsOnTerminal(Map.of("NO_COLOR", "1"), List.of("x"))).startsWith("error[");
        assertThat(errorsOnTerminal(Map.of("TERM", "dumb"), List.of("x"))).startsWith("error[");
        assertThat(CapturedRun.of(directory, List.of("x")).errors()).startsWith("error[");
    }

    @Test
    void usesColoursAsTheFlagSays() {
        List<String> missing = List.of("compile", "--project-dir", "x");
        assertThat(CapturedRun.of(directory, with(missing, "--color", "always")).errors())
                .startsWith("\033[1;31merror");
        assertThat(errorsOnTerminal(Map.of(), with(missing, "--color", "never")))
                .startsWith("error[");
        assertThat(errorsOnTerminal(Map.of("FLOE_COLOR", "never"), missing)).startsWith("error[");
        assertThat(errorsOnTerminal(Map.of("NO_COLOR", "1"), with(missing, "--color", "always")))
                .startsWith("\033[1;31merror");
    }

    private static List<String> with(List<String> arguments, String... more) {
        return java.util.stream.Stream.concat(arguments.stream(), java.util.stream.Stream.of(more))
                .toList();
    }

    private String errorsOnTerminal(Map<String, String> environment, List<String> arguments) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        new CommandLineSession(
                        arguments,
                        new Channel(OutputStream.nullOutputStream(), Channel.Reader.TERMINAL),
                        new Channel(errors, Channel.Reader.TERMINAL),
                        environment,
                        directory,
                        Installation.directory())
                .run();
        return errors.toString(StandardCharsets.UTF_8);
    }

    private CapturedRun runInto(OutputStream output, List<String> arguments) {
        return runInto(output, Map.of(), arguments);
    }

    private CapturedRun runInto(OutputStream output, Map<String, String> environment, List<String> arguments) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int exitCode = new CommandLineSession(
                        arguments,
                        new Channel(output, Channel.Reader.FILE_OR_PIPE),
                        new Channel(errors, Channel.Reader.FILE_OR_PIPE),
                        environment,
                        directory,
                        Installation.directory())
                .run();
        return new CapturedRun(exitCode, "", errors.toString(StandardCharsets.UTF_8));
    }

    private static OutputStream failing(Exception failure) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                switch (failure) {
                    case IOException lost -> throw lost;
                    case RuntimeException bug -> throw bug;
                    default -> throw new AssertionError(failure);
                }
            }
        };
    }
}
