package dev.floe.plugin.host;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.secret.SecretsPlugin;
import dev.floe.spi.storage.StoragePlugin;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that is ready to be asked.
 *
 * @param name the name of its directory; of a plugin on the class path, the name of its entry class
 * @param directory where its jars stand; of a plugin on the class path, the jar or directory of its entry class
 * @param computes the engines that it offers, sorted by name
 * @param secrets the kinds of places for secrets that it offers, sorted by name
 * @param storages the object stores that it offers, sorted by name
 */
public record LoadedPlugin(
        String name,
        Path directory,
        List<ComputePlugin> computes,
        List<SecretsPlugin> secrets,
        List<StoragePlugin> storages) {
    public LoadedPlugin {
        requireNonNull(name, "name is null");
        requireNonNull(directory, "directory is null");
        computes = List.copyOf(computes);
        secrets = List.copyOf(secrets);
        storages = List.copyOf(storages);
    }

    /** By name, then by directory. */
    static int compare(LoadedPlugin one, LoadedPlugin other) {
        int byName = one.name.compareTo(other.name);
        return byName == 0 ? one.directory.compareTo(other.directory) : byName;
    }
}
