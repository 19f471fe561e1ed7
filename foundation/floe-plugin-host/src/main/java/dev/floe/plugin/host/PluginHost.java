package dev.floe.plugin.host;

import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.secret.SecretsPlugin;
import dev.floe.spi.storage.StoragePlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * The plugins of a floe process, and the class loaders that hold them.
 *
 * <p>A plugin that cannot be loaded is a problem that names it; it never keeps another plugin, or floe, from working. Safe for
 * use by several threads.
 */
public final class PluginHost implements AutoCloseable {
    private final List<LoadedPlugin> plugins;
    private final SortedMap<String, ComputePlugin> computes;
    private final SortedMap<String, SecretsPlugin> secrets;
    private final SortedMap<String, StoragePlugin> storages;
    private final List<PluginClassLoader> loaders;

    PluginHost(
            List<LoadedPlugin> plugins,
            SortedMap<String, ComputePlugin> computes,
            SortedMap<String, SecretsPlugin> secrets,
            SortedMap<String, StoragePlugin> storages,
            List<PluginClassLoader> loaders) {
        this.plugins = List.copyOf(plugins);
        this.computes = Collections.unmodifiableSortedMap(computes);
        this.secrets = Collections.unmodifiableSortedMap(secrets);
        this.storages = Collections.unmodifiableSortedMap(storages);
        this.loaders = List.copyOf(loaders);
    }

    /**
     * Loads each sub-directory of the directories as one plugin. What cannot be loaded becomes a problem that names the
     * plugin, the others load. Of two plugins that offer the same, the one in the earlier directory, then the one
     * with the smaller name, keeps it.
     *
     * @param pluginDirectories each must exist; one named twice is read once
     */
    public static PluginHost load(List<Path> pluginDirectories, ProblemCollector problems) {
        PluginGathering gathering = new PluginGathering(problems);
        for (Path directory : pluginDirectories.stream().distinct().toList()) {
            gathering.addAllIn(directory);
        }
        return gathering.host();
    }

    /**
     * Takes the plugins that are visible to a class loader, by the same checks but without isolation: for tests, and for
     * programs that embed floe.
     */
    public static PluginHost ofClassPath(ClassLoader loader, ProblemCollector problems) {
        PluginGathering gathering = new PluginGathering(problems);
        gathering.addClassPath(loader);
        return gathering.host();
    }

    /** All plugins that could be loaded, sorted by name. */
    public List<LoadedPlugin> plugins() {
        return plugins;
    }

    /** All computes by name. */
    public SortedMap<String, ComputePlugin> computes() {
        return computes;
    }

    /** All kinds of places for secrets that plugins bring, by name. */
    public SortedMap<String, SecretsPlugin> secrets() {
        return secrets;
    }

    /** All storages that plugins bring, by name. */
    public SortedMap<String, StoragePlugin> storages() {
        return storages;
    }

    /** Closes the jars. What the plugins gave may still be used, as long as it needs no further class. */
    @Override
    public void close() {
        for (PluginClassLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException failed) {
                throw new UncheckedIOException("Cannot close the jars of " + loader.getName(), failed);
            }
        }
    }
}
