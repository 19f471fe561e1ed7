package dev.floe.plugin.host;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.secret.SecretsPlugin;
import dev.floe.spi.storage.StoragePlugin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/** Loads one plugin after the other, and reports those that it must refuse. For one thread. */
final class PluginGathering {
    private final ProblemCollector problems;
    private final List<LoadedPlugin> plugins = new ArrayList<>();
    private final Offers<ComputePlugin> computes;
    private final Offers<SecretsPlugin> secrets;
    private final Offers<StoragePlugin> storages;
    private final List<PluginClassLoader> loaders = new ArrayList<>();

    PluginGathering(ProblemCollector problems) {
        this.problems = requireNonNull(problems, "problems is null");
        computes = new Offers<>("Compute", problems);
        secrets = new Offers<>("Secrets", problems);
        storages = new Offers<>("Storage", problems);
    }

    void addAllIn(Path directory) {
        try {
            PluginDirectory.in(directory).forEach(this::add);
        } catch (FloeException refused) {
            refused.problems().forEach(problems::add);
        }
    }

    void addClassPath(ClassLoader loader) {
        PluginCall finding = new PluginCall("on the class path");
        Iterator<FloePlugin> entries =
                ServiceLoader.load(FloePlugin.class, loader).iterator();
        while (hasNext(entries, finding)) {
            try {
                add(PluginEntries.next(entries, finding));
            } catch (FloeException refused) {
                refused.problems().forEach(problems::add);
            }
        }
    }

    PluginHost host() {
        return new PluginHost(
                plugins.stream().sorted(LoadedPlugin::compare).toList(),
                computes.byName(),
                secrets.byName(),
                storages.byName(),
                loaders);
    }

    private void add(PluginDirectory directory) {
        PluginClassLoader loader;
        try {
            loader = new PluginClassLoader(directory.name(), directory.jars(), FloePlugin.class.getClassLoader());
        } catch (FloeException refused) {
            refused.problems().forEach(problems::add);
            return;
        }
        try {
            PluginEntries entries = PluginEntries.in(loader, new PluginCall(directory.name()));
            if (entries.isEmpty()) {
                throw new FloeException(directory.noService());
            }
            register(entries.load(directory.name(), directory.path()));
            loaders.add(loader);
        } catch (FloeException refused) {
            refused.problems().forEach(problems::add);
            close(loader);
        }
    }

    private void add(FloePlugin entry) {
        String name = entry.getClass().getName();
        register(new PluginEntries(new PluginCall(name), List.of(entry)).load(name, origin(entry.getClass())));
    }

    private void register(LoadedPlugin plugin) {
        plugins.add(plugin);
        plugin.computes().forEach(compute -> computes.add(compute.name(), compute, plugin));
        plugin.secrets().forEach(offered -> secrets.add(offered.name(), offered, plugin));
        plugin.storages().forEach(storage -> storages.add(storage.name(), storage, plugin));
    }

    private boolean hasNext(Iterator<FloePlugin> entries, PluginCall finding) {
        try {
            return PluginEntries.hasNext(entries, finding);
        } catch (FloeException refused) {
            // Where the list itself cannot be read further, nothing promises that asking again ends.
            refused.problems().forEach(problems::add);
            return false;
        }
    }

    private static Path origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !location.getProtocol().equals("file")) {
            return Path.of("");
        }
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException unusual) {
            return Path.of(location.getPath());
        }
    }

    private static void close(PluginClassLoader loader) {
        try {
            loader.close();
        } catch (IOException ignored) {
            // The plugin is refused already; a jar that stays open until the process ends takes nothing from the user.
        }
    }
}
