import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.floe.cli.Channel;
import dev.floe.cli.CommandLineSession;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs one command line of floe after the other in one process, which spares most of the time that many short ones take. Reads
 * a JSON object per line with "arguments", "folder" and "environment", and answers each with "code", "output" and "errors".
 */
final class Served {
    private Served() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        ObjectMapper json = new ObjectMapper();
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            JsonNode request = json.readTree(line);
            List<String> words = new ArrayList<>();
            request.get("arguments").forEach(word -> words.add(word.asText()));
            Map<String, String> environment = new HashMap<>();
            request.get("environment").properties().forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
            Path installation = Files.createTempDirectory(home.getParent(), "served");
            link(home.resolve("plugin"), installation.resolve("plugin"));
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            int code = new CommandLineSession(
                            words,
                            new Channel(output, Channel.Reader.FILE_OR_PIPE),
                            new Channel(errors, Channel.Reader.FILE_OR_PIPE),
                            environment,
                            Path.of(request.get("folder").asText()),
                            installation)
                    .run();
            delete(installation);
            ObjectNode answer = json.createObjectNode();
            answer.put("code", code);
            answer.put("output", output.toString(StandardCharsets.UTF_8));
            answer.put("errors", errors.toString(StandardCharsets.UTF_8));
            answers.println(json.writeValueAsString(answer));
            answers.flush();
        }
    }

    /** A native library is loaded by one class loader alone, so each command has plugins with names of their own. */
    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path linked = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectory(linked);
                } else {
                    Files.createLink(linked, each);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
