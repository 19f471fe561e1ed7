package dev.floe.plugin.host;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.secret.SecretsPlugin;
import dev.floe.spi.storage.StoragePlugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entry points of one plugin, asked in the order that the plugin API promises. */
record PluginEntries(PluginCall call, List<FloePlugin> entries) {
    PluginEntries {
        entries = List.copyOf(entries);
    }

    /** @throws FloeException if an entry point cannot be created */
    static PluginEntries in(ClassLoader loader, PluginCall call) {
        List<FloePlugin> found = new ArrayList<>();
        Iterator<FloePlugin> entries =
                ServiceLoader.load(FloePlugin.class, loader).iterator();
        while (hasNext(entries, call)) {
            found.add(next(entries, call));
        }
        return new PluginEntries(call, found);
    }

    static boolean hasNext(Iterator<FloePlugin> entries, PluginCall call) {
        try {
            return entries.hasNext();
        } catch (Throwable thrown) {
            throw new FloeException(call.loadFailure(thrown), thrown);
        }
    }

    static FloePlugin next(Iterator<FloePlugin> entries, PluginCall call) {
        try {
            return entries.next();
        } catch (Throwable thrown) {
            throw new FloeException(call.loadFailure(thrown), thrown);
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Everything that the entry points offer.
     *
     * @param directory where the plugin's jars stand
     * @throws FloeException if the plugin must be refused
     */
    LoadedPlugin load(String name, Path directory) {
        entries.forEach(this::checkVersion);
        return new LoadedPlugin(name, directory, computes(), secrets(), storages());
    }

    private List<ComputePlugin> computes() {
        SortedMap<String, ComputePlugin> computes = new TreeMap<>();
        for (FloePlugin entry : entries) {
            for (ComputePlugin offered : call.answerList("FloePlugin.computes()", entry::computes)) {
                ComputePlugin compute = new CheckedCompute(call, offered);
                if (computes.putIfAbsent(compute.name(), compute) != null) {
                    throw new FloeException(
                            call.brokenContract("it offers the compute '%s' twice".formatted(compute.name())));
                }
            }
        }
        return List.copyOf(computes.values());
    }

    private List<SecretsPlugin> secrets() {
        SortedMap<String, SecretsPlugin> secrets = new TreeMap<>();
        for (FloePlugin entry : entries) {
            for (SecretsPlugin offered : call.answerList("FloePlugin.secrets()", entry::secrets)) {
                SecretsPlugin checked = new CheckedSecrets(call, offered);
                if (secrets.putIfAbsent(checked.name(), checked) != null) {
                    throw new FloeException(
                            call.brokenContract("it offers the secrets '%s' twice".formatted(checked.name())));
                }
            }
        }
        return List.copyOf(secrets.values());
    }

    private List<StoragePlugin> storages() {
        SortedMap<String, StoragePlugin> storages = new TreeMap<>();
        for (FloePlugin entry : entries) {
            for (StoragePlugin offered : call.answerList("FloePlugin.storages()", entry::storages)) {
                StoragePlugin storage = new CheckedStorage(call, offered);
                if (storages.putIfAbsent(storage.name(), storage) != null) {
                    throw new FloeException(
                            call.brokenContract("it offers the storage '%s' twice".formatted(storage.name())));
                }
            }
        }
        return List.copyOf(storages.values());
    }

    private void checkVersion(FloePlugin entry) {
        int version = call.answer("FloePlugin.apiVersion()", entry::apiVersion);
        if (version != FloePlugin.API_VERSION) {
            throw new FloeException(Problem.error(
                            PluginError.API_VERSION,
                            "Plugin '%s' was built for plugin API %d, this floe has %d"
                                    .formatted(call.plugin(), version, FloePlugin.API_VERSION))
                    .withHelp("install the release of the plugin that was built for plugin API %d"
                            .formatted(FloePlugin.API_VERSION)));
        }
    }
}
