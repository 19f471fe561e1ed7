package dev.floe.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command that ran in this process, with what it wrote. */
record CapturedRun(int exitCode, String output, String errors) {
    static CapturedRun of(Path workingDirectory, List<String> arguments) {
        return of(workingDirectory, Map.of(), arguments);
    }

    static CapturedRun of(Path workingDirectory, Map<String, String> environment, List<String> arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int exitCode = new CommandLineSession(
                        arguments,
                        new Channel(output, Channel.Reader.FILE_OR_PIPE),
                        new Channel(errors, Channel.Reader.FILE_OR_PIPE),
                        environment,
                        workingDirectory,
                        Installation.directory())
                .run();
        return new CapturedRun(
                exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }
}
