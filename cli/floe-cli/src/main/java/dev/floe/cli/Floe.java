package dev.floe.cli;

import dev.floe.secrets.Redaction;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;

/** The process: hands the outside to a session, and ends with its exit code. */
public final class Floe {
    /** Set by the launcher, which can ask cheaply: the standard streams that are terminals. */
    private static final String TERMINALS = "floe.terminals";

    /** Set by the launcher: the directory that holds {@code plugin/}. */
    static final String INSTALLATION = "floe.home";

    private Floe() {}

    public static void main(String[] arguments) {
        CommandLineSession session = session(List.of(arguments));
        Redaction redaction = Redaction.of(session.environment());
        // What libraries print, and what the JVM says of a thread that has died.
        System.setOut(RedactedLines.stream(session.output(), redaction));
        System.setErr(RedactedLines.stream(session.errors(), redaction));
        int exitCode = session.run(redaction);
        System.out.close();
        System.err.close();
        System.exit(exitCode);
    }

    /** The session of this process with these arguments. */
    static CommandLineSession session(List<String> arguments) {
        String terminals = System.getProperty(TERMINALS, "");
        Path workingDirectory = Path.of("").toAbsolutePath();
        return new CommandLineSession(
                arguments,
                channel(FileDescriptor.out, terminals.contains("out")),
                channel(FileDescriptor.err, terminals.contains("err")),
                System.getenv(),
                workingDirectory,
                Path.of(System.getProperty(INSTALLATION, workingDirectory.toString())));
    }

    private static Channel channel(FileDescriptor descriptor, boolean terminal) {
        return new Channel(
                new FileOutputStream(descriptor), terminal ? Channel.Reader.TERMINAL : Channel.Reader.FILE_OR_PIPE);
    }
}
