package dev.floe.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.floe.spi.FloePlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A jar made in a test from Java sources, compiled against the plugin API and nothing else of this build.
 *
 * @param sources text by class name
 * @param resources text by path in the jar
 * @param libraries jars that the sources are compiled against, and that do not become part of this one
 */
public record PluginJar(Map<String, String> sources, Map<String, String> resources, List<Path> libraries) {
    public PluginJar {
        sources = Map.copyOf(sources);
        resources = Map.copyOf(resources);
        libraries = List.copyOf(libraries);
    }

    /** A jar with nothing in it yet. */
    public static PluginJar empty() {
        return new PluginJar(Map.of(), Map.of(), List.of());
    }

    public PluginJar withSource(String className, String text) {
        return new PluginJar(extended(sources, className, text), resources, libraries);
    }

    public PluginJar withResource(String path, String text) {
        return new PluginJar(sources, extended(resources, path, text), libraries);
    }

    public PluginJar withLibrary(Path jar) {
        List<Path> extended = new ArrayList<>(libraries);
        extended.add(jar);
        return new PluginJar(sources, resources, extended);
    }

    /** Names the class as an entry point of the plugin. */
    public PluginJar withEntry(String className) {
        return withResource("META-INF/services/" + FloePlugin.class.getName(), className + "\n");
    }

    /**
     * Compiles the sources and writes the jar, with the directories above it.
     *
     * @return the jar
     * @throws AssertionError if a source does not compile, with what the compiler says
     */
    public Path writeTo(Path jar) {
        List<Path> classPath = new ArrayList<>(List.of(pluginApi()));
        classPath.addAll(libraries);
        SortedMap<String, byte[]> files = SourceCompiler.compile(sources, classPath);
        resources.forEach((path, text) -> files.put(path, text.getBytes(UTF_8)));
        try {
            Files.createDirectories(requireNonNull(jar.getParent(), "jar has no directory"));
            try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    output.putNextEntry(new JarEntry(file.getKey()));
                    output.write(file.getValue());
                }
            }
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + jar, failed);
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

    private static Map<String, String> extended(Map<String, String> map, String key, String value) {
        Map<String, String> extended = new TreeMap<>(map);
        extended.put(key, value);
        return extended;
    }
}
