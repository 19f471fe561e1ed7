import dev.floe.cli.Channel;
import dev.floe.cli.CommandLineSession;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs commands of floe in one process, one after the other, for compare_generated.py. Each line of the input is a command: its
 * working directory and its arguments, each in Base64, with blanks between. Each is answered by a line with the exit code, the
 * output and the errors, in Base64 too.
 *
 * <p>Run from its source: {@code java -cp lib/floe-cli.jar FloeSessions.java INSTALLATION FOLDER}, where the folder is on the
 * file system of the installation, and is the caller's to delete.
 */
final class FloeSessions {
    private FloeSessions() {}

    public static void main(String[] arguments) throws IOException {
        Path installation = Path.of(arguments[0]);
        Path copies = Path.of(arguments[1]);
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        // What libraries print is no answer.
        System.setOut(System.err);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        int number = 0;
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            List<String> words = new ArrayList<>();
            for (String word : line.split(" ")) {
                words.add(new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8));
            }
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            int code = new CommandLineSession(
                            words.subList(1, words.size()),
                            new Channel(output, Channel.Reader.FILE_OR_PIPE),
                            new Channel(errors, Channel.Reader.FILE_OR_PIPE),
                            System.getenv(),
                            Path.of(words.getFirst()),
                            copy(installation, copies.resolve("installation-" + ++number)))
                    .run();
            answers.println(code + " " + encoded(output) + " " + encoded(errors));
        }
    }

    /**
     * Each command has class loaders of its own for the plugins, and a library can be loaded by one class loader only: under
     * the name that it has. So each gets links of its own to the engines that are compared. The JVM must not unload classes.
     */
    private static Path copy(Path installation, Path copy) throws IOException {
        for (String plugin : List.of("duckdb", "postgres")) {
            Path folder = Files.createDirectories(copy.resolve("plugin").resolve(plugin));
            try (Stream<Path> files = Files.list(installation.resolve("plugin").resolve(plugin))) {
                for (Path file : files.toList()) {
                    Files.createLink(folder.resolve(file.getFileName()), file);
                }
            }
        }
        return copy;
    }

    /** Never empty, so that each answer has three words. */
    private static String encoded(ByteArrayOutputStream text) {
        return "=" + Base64.getEncoder().encodeToString(text.toByteArray());
    }
}
