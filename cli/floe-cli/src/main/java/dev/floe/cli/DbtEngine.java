package dev.floe.cli;

import dev.floe.dbt.project.Profile;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.Value;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Opens the engine that a target of profiles.yml describes. */
final class DbtEngine {
    private DbtEngine() {}

    /**
     * Opens it.
     *
     * @throws FloeException if no plugin can, or the engine says no
     */
    static ComputeEngine open(PluginHost host, Profile profile, Path project, Path temporaryDirectory) {
        ComputePlugin plugin = Optional.ofNullable(host.computes().get(profile.type()))
                .orElseThrow(() -> DbtBuild.noEngine(profile.type()));
        EngineRequest request =
                new EngineRequest(project, temporaryDirectory, OptionalInt.empty(), settings(profile.credentials()));
        try {
            return plugin.open(request).orElseThrow(() -> DbtBuild.noEngine(profile.type()));
        } catch (SessionException refusal) {
            throw new FloeException(
                    Problem.error(
                            CommandLineError.ENGINE_NOT_OPENED,
                            "Target '%s' of profile '%s' cannot be opened: %s"
                                    .formatted(profile.target(), profile.name(), refusal.getMessage())),
                    refusal);
        }
    }

    private static Map<String, PropertyValue> settings(DictValue credentials) {
        Map<String, PropertyValue> settings = new LinkedHashMap<>();
        credentials.entries().forEach((key, value) -> settings.put(key.toText(), setting(value)));
        return settings;
    }

    private static PropertyValue setting(Value value) {
        return switch (value) {
            case BoolValue truth -> PropertyValue.of(truth.isTrue());
            case IntValue number -> PropertyValue.of(Long.parseLong(number.toText()));
            case ListValue list ->
                new PropertyValue.Items(
                        list.elements().stream().map(DbtEngine::setting).toList());
            case DictValue dict -> new PropertyValue.Entries(settings(dict));
            default -> PropertyValue.of(value.toText());
        };
    }
}
