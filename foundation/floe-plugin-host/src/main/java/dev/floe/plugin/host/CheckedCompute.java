package dev.floe.plugin.host;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.ConnectionCheck;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.EngineRequest;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin's compute as the rest of floe sees it: what never changes was asked once and checked, and what is asked later
 * fails only with a {@link FloeException} that names the plugin.
 */
final class CheckedCompute implements ComputePlugin {
    private final PluginCall call;
    private final ComputePlugin compute;
    private final String name;
    private final String version;
    private final Hosting hosting;
    private final List<ComputeSetting> settings;
    private final List<String> requiredDbtPackages;
    private final Map<WorkloadSize, ResourceRequirements> resources = new EnumMap<>(WorkloadSize.class);

    /** @throws FloeException if the compute breaks its contract */
    CheckedCompute(PluginCall call, ComputePlugin compute) {
        this.call = call;
        this.compute = compute;
        name = call.answer("ComputePlugin.name()", compute::name);
        if (!CharacterRule.isComputeName(name)) {
            throw broken("the compute name '%s' is not made of lower-case letters, digits, '-' and '_'", name);
        }
        version = call.answer("ComputePlugin.version()", compute::version);
        if (!CharacterRule.isSemanticVersion(version)) {
            throw broken("the version '%s' of compute '%s' is not a semantic version such as '1.0.0'", version, name);
        }
        hosting = call.answer("ComputePlugin.hosting()", compute::hosting);
        settings = call.answerList("ComputePlugin.settings()", compute::settings);
        checkSettings();
        requiredDbtPackages = call.answerList("ComputePlugin.requiredDbtPackages()", compute::requiredDbtPackages);
        for (WorkloadSize size : WorkloadSize.values()) {
            resources.put(size, call.answer("ComputePlugin.resources(" + size + ")", () -> compute.resources(size)));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Hosting hosting() {
        return hosting;
    }

    @Override
    public List<ComputeSetting> settings() {
        return settings;
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        return call.answer("ComputePlugin.dbtTarget()", () -> compute.dbtTarget(configuration));
    }

    @Override
    public List<String> requiredDbtPackages() {
        return requiredDbtPackages;
    }

    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return call.answer("ComputePlugin.resources(" + size + ")", () -> resources.get(size));
    }

    @Override
    public Optional<ConnectionCheck> connectionCheck() {
        Optional<ConnectionCheck> check = call.answer("ComputePlugin.connectionCheck()", compute::connectionCheck);
        return check.map(unchecked ->
                configuration -> call.answer("ConnectionCheck.check()", () -> unchecked.check(configuration)));
    }

    /** An engine's refusals are part of its contract; whoever asked has to tell them from a plugin that is broken. */
    @Override
    public Optional<ComputeEngine> open(EngineRequest request) {
        return compute.open(request);
    }

    @Override
    public String toString() {
        return "compute '%s' of plugin '%s'".formatted(name, call.plugin());
    }

    private void checkSettings() {
        Set<String> names = new HashSet<>();
        for (ComputeSetting setting : settings) {
            if (!CharacterRule.isSettingName(setting.name())) {
                throw broken("the setting '%s' of compute '%s' is not in snake_case", setting.name(), name);
            }
            if (!names.add(setting.name())) {
                throw broken("compute '%s' has the setting '%s' twice", name, setting.name());
            }
        }
    }

    private FloeException broken(String fact, String... values) {
        return new FloeException(call.brokenContract(fact.formatted((Object[]) values)));
    }
}
