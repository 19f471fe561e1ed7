package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.JsonObject;
import dev.floe.plugin.host.LoadedPlugin;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.storage.StoragePlugin;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe plugins}: what is installed. A plugin that was refused is an error of the environment. */
final class PluginsCommand implements Command {
    @Override
    public void declare(CommandSpec specification) {
        // Takes nothing of its own.
    }

    @Override
    public CommandResult run(Invocation invocation) {
        List<Path> directories = invocation.pluginDirectories();
        ProblemCollector problems = new ProblemCollector();
        try (PluginHost host = PluginHost.load(directories, problems)) {
            // Made while the host is open: an answer may need one more class of the plugin.
            String text = text(host.plugins(), directories, invocation.workingDirectory());
            Map<String, PropertyValue> members = members(host.plugins());
            return new CommandResult(() -> text, () -> members, Findings.of(problems.problems()));
        }
    }

    private static String text(List<LoadedPlugin> plugins, List<Path> directories, Path workingDirectory) {
        if (plugins.isEmpty()) {
            return "No plugins in "
                    + (directories.isEmpty() ? "this installation" : String.join(", ", names(directories))) + "\n";
        }
        TextTable computes = new TextTable()
                .row("PLUGIN", "COMPUTE", "VERSION", "HOSTING", "SETTINGS", "CONNECTION CHECK", "DIRECTORY");
        TextTable storages = new TextTable().row("PLUGIN", "STORAGE", "VERSION", "LOCATIONS", "SETTINGS", "DIRECTORY");
        TextTable secrets = new TextTable().row("PLUGIN", "SECRETS", "VERSION", "DIRECTORY");
        for (LoadedPlugin plugin : plugins) {
            String directory = ProjectPaths.slashed(ProjectPaths.nearest(plugin.directory(), workingDirectory));
            for (ComputePlugin compute : plugin.computes()) {
                computes.row(
                        plugin.name(),
                        compute.name(),
                        compute.version(),
                        hosting(compute),
                        Integer.toString(compute.settings().size()),
                        connectionCheck(compute),
                        directory);
            }
            plugin.storages()
                    .forEach(storage -> storages.row(
                            plugin.name(),
                            storage.name(),
                            storage.version(),
                            String.join(" ", storage.schemes()),
                            Integer.toString(storage.settings().size()),
                            directory));
            plugin.secrets().forEach(each -> secrets.row(plugin.name(), each.name(), each.version(), directory));
        }
        boolean hasStorages =
                plugins.stream().anyMatch(plugin -> !plugin.storages().isEmpty());
        boolean hasSecrets =
                plugins.stream().anyMatch(plugin -> !plugin.secrets().isEmpty());
        return computes.render()
                + (hasStorages ? "\n" + storages.render() : "")
                + (hasSecrets ? "\n" + secrets.render() : "");
    }

    private static Map<String, PropertyValue> members(List<LoadedPlugin> plugins) {
        return new JsonObject()
                .withEach("plugins", plugins, plugin -> new JsonObject()
                        .with("name", plugin.name())
                        .with("directory", plugin.directory().toString())
                        .withEach("computes", plugin.computes(), PluginsCommand::compute)
                        .withEach("storages", plugin.storages(), PluginsCommand::storage)
                        .withEach("secrets", plugin.secrets(), secrets -> new JsonObject()
                                .with("name", secrets.name())
                                .with("version", secrets.version())
                                .value())
                        .value())
                .value()
                .values();
    }

    private static PropertyValue compute(ComputePlugin compute) {
        return new JsonObject()
                .with("name", compute.name())
                .with("version", compute.version())
                .with("hosting", hosting(compute))
                .withEach("settings", compute.settings(), PluginsCommand::setting)
                .with("connection_check", connectionCheck(compute))
                .value();
    }

    private static PropertyValue storage(StoragePlugin storage) {
        return new JsonObject()
                .with("name", storage.name())
                .with("version", storage.version())
                .with("schemes", PropertyValue.of(storage.schemes()))
                .withEach("settings", storage.settings(), PluginsCommand::setting)
                .value();
    }

    private static PropertyValue setting(ComputeSetting setting) {
        return new JsonObject()
                .with("name", setting.name())
                .with("type", setting.type().name().toLowerCase(Locale.ROOT))
                .with("description", setting.description())
                .with("choices", PropertyValue.of(setting.choices()))
                .with("inheritance", setting.inheritance().name().toLowerCase(Locale.ROOT))
                .value();
    }

    private static String hosting(ComputePlugin compute) {
        return compute.hosting().name().toLowerCase(Locale.ROOT);
    }

    private static String connectionCheck(ComputePlugin compute) {
        return compute.connectionCheck().isPresent() ? "available" : "none";
    }

    private static List<String> names(List<Path> directories) {
        return directories.stream().map(directory -> "'" + directory + "'").toList();
    }
}
