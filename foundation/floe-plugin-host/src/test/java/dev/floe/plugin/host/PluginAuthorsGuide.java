package dev.floe.plugin.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.floe.spi.FloePlugin;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manual's page for plugin authors, followed to the letter. */
final class PluginAuthorsGuide {
    /** A path in backticks and a colon, then what the file holds. */
    private static final Pattern FILE = Pattern.compile("^`([^`\n]+)`:\n\n```[a-z]+\n(.*?)^```$", flags());

    private static final Pattern COMMANDS = Pattern.compile("^```sh\n(.*?)^```$", flags());

    private static final Pattern ERROR_ROW = Pattern.compile("^\\| `(FLOE-P\\d+)` \\|", flags());

    private final String page;

    private PluginAuthorsGuide(String page) {
        this.page = page;
    }

    static PluginAuthorsGuide read() throws IOException {
        Path root = Path.of(requireNonNull(System.getProperty("floe.root"), "floe.root is null"));
        return new PluginAuthorsGuide(Files.readString(root.resolve("docs/plugin-authors.md")));
    }

    /** The lines of every Java file that the page shows. */
    List<String> javaLines() {
        return FILE.matcher(page)
                .results()
                .filter(file -> file.group(1).endsWith(".java"))
                .flatMap(file -> file.group(2).lines())
                .toList();
    }

    /** The error codes of its table, in its order. */
    List<String> errorCodes() {
        return ERROR_ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    /**
     * Writes the files, runs the commands.
     *
     * @return the plugin directory
     */
    Path follow(Path workspace) throws IOException, InterruptedException {
        Matcher file = FILE.matcher(page);
        while (file.find()) {
            Path path = workspace.resolve(file.group(1));
            Files.createDirectories(requireNonNull(path.getParent(), "parent is null"));
            Files.writeString(path, file.group(2));
        }
        Matcher commands = COMMANDS.matcher(page);
        while (commands.find()) {
            run(workspace, commands.group(1));
        }
        return workspace.resolve("my-plugins");
    }

    /** The plugin that the page builds, as the host creates it. */
    static FloePlugin plugin(Path workspace) throws IOException, InterruptedException {
        Path plugins = read().follow(workspace);
        PluginDirectory directory = PluginDirectory.in(plugins).getFirst();
        PluginClassLoader loader =
                new PluginClassLoader(directory.name(), directory.jars(), FloePlugin.class.getClassLoader());
        return ServiceLoader.load(FloePlugin.class, loader).findFirst().orElseThrow();
    }

    private static void run(Path workspace, String commands) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", commands)
                .directory(workspace.toFile())
                .redirectErrorStream(true);
        shell.environment().put("FLOE_SPI", pluginApi().toString());
        shell.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, tools) -> tools + File.pathSeparator + path);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("The commands of the page fail:\n" + output);
        }
    }

    private static Path pluginApi() {
        try {
            return Path.of(FloePlugin.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("Cannot locate the plugin API", impossible);
        }
    }

    private static int flags() {
        return Pattern.MULTILINE | Pattern.DOTALL;
    }
}
