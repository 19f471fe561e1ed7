package dev.floe.plugin.host;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;

/**
 * A directory with the jars of one plugin.
 *
 * @param name the last name of the path, by which messages call the plugin
 */
record PluginDirectory(String name, Path path) {
    PluginDirectory {
        requireNonNull(name, "name is null");
        requireNonNull(path, "path is null");
    }

    /**
     * The plugins in a directory, sorted by name. Files beside them, and what begins with a dot, belong to no plugin.
     *
     * @throws FloeException if the directory cannot be listed
     */
    static List<PluginDirectory> in(Path directory) {
        List<PluginDirectory> plugins = new ArrayList<>();
        for (Path entry : entries(directory, "Plugin directory '" + directory + "'")) {
            String name = fileName(entry);
            if (!name.startsWith(".") && !Files.isRegularFile(entry)) {
                plugins.add(new PluginDirectory(name, entry));
            }
        }
        return plugins;
    }

    /**
     * The plugin's jars, sorted by name.
     *
     * @throws FloeException if there is none, or the directory cannot be listed
     */
    List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        for (Path entry : entries(path, "Directory '" + path + "' of plugin '" + name + "'")) {
            if (fileName(entry).endsWith(".jar")) {
                jars.add(entry);
            }
        }
        if (jars.isEmpty()) {
            throw new FloeException(
                    Problem.error(PluginError.NO_JAR, "Plugin '%s' has no jar in '%s'".formatted(name, path))
                            .withHelp("put the jar of the plugin and of each library it needs into that directory"));
        }
        return jars;
    }

    /** Why no entry point was found. */
    Problem noService() {
        for (Path jar : jars()) {
            try (JarFile readable = new JarFile(jar.toFile())) {
                requireNonNull(readable, "readable is null");
            } catch (IOException damaged) {
                return Problem.error(
                                PluginError.LOAD_FAILURE,
                                "Plugin '%s' cannot be loaded: '%s' is not a jar: %s"
                                        .formatted(name, fileName(jar), damaged.getMessage()))
                        .withHelp("install the plugin again");
            }
        }
        return Problem.error(
                        PluginError.NO_SERVICE,
                        "Plugin '%s' has no jar with a file 'META-INF/services/%s'"
                                .formatted(name, FloePlugin.class.getName()))
                .withHelp("build the plugin with that file; it holds the name of the class that implements FloePlugin");
    }

    private static List<Path> entries(Path directory, String subject) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (IOException | RuntimeException unreadable) {
            throw new FloeException(unreadable(directory, subject), unreadable);
        }
        Collections.sort(entries);
        return entries;
    }

    private static Problem unreadable(Path directory, String subject) {
        String fact = " cannot be read";
        if (Files.notExists(directory)) {
            fact = " does not exist";
        } else if (!Files.isDirectory(directory)) {
            fact = " is not a directory";
        }
        return Problem.error(PluginError.DIRECTORY_UNREADABLE, subject + fact)
                .withHelp("a plugin directory holds one directory per plugin, with the plugin's jars in it");
    }

    private static String fileName(Path entry) {
        return entry.getName(entry.getNameCount() - 1).toString();
    }
}
