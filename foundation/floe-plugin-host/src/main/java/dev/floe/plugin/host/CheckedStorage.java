package dev.floe.plugin.host;

import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageGrant;
import dev.floe.spi.storage.StoragePlugin;
import dev.floe.spi.storage.StorageRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plugin's storage as the rest of floe sees it: what never changes was asked once and checked. */
final class CheckedStorage implements StoragePlugin {
    private final PluginCall call;
    private final StoragePlugin storage;
    private final String name;
    private final String version;
    private final List<String> schemes;
    private final List<ComputeSetting> settings;

    /** @throws FloeException if the storage breaks its contract */
    CheckedStorage(PluginCall call, StoragePlugin storage) {
        this.call = call;
        this.storage = storage;
        name = call.answer("StoragePlugin.name()", storage::name);
        if (!CharacterRule.isComputeName(name)) {
            throw broken("the storage name '%s' is not made of lower-case letters, digits, '-' and '_'", name);
        }
        version = call.answer("StoragePlugin.version()", storage::version);
        if (!CharacterRule.isSemanticVersion(version)) {
            throw broken("the version '%s' of storage '%s' is not a semantic version such as '1.0.0'", version, name);
        }
        schemes = call.answerList("StoragePlugin.schemes()", storage::schemes);
        if (schemes.isEmpty()) {
            throw broken("storage '%s' opens no scheme", name);
        }
        settings = call.answerList("StoragePlugin.settings()", storage::settings);
        Set<String> names = new HashSet<>();
        for (ComputeSetting setting : settings) {
            if (!CharacterRule.isSettingName(setting.name())) {
                throw broken("the setting '%s' of storage '%s' is not in snake_case", setting.name(), name);
            }
            if (!names.add(setting.name())) {
                throw broken("storage '%s' has the setting '%s' twice", name, setting.name());
            }
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
    public List<String> schemes() {
        return schemes;
    }

    @Override
    public List<ComputeSetting> settings() {
        return settings;
    }

    @Override
    public StorageGrant grant(Map<String, String> properties) {
        return call.answer("StoragePlugin.grant()", () -> storage.grant(properties));
    }

    /** A store's refusals are part of its contract; whoever asked has to tell them from a plugin that is broken. */
    @Override
    public ObjectStore open(StorageRequest request) {
        return storage.open(request);
    }

    @Override
    public String toString() {
        return "storage '%s' of plugin '%s'".formatted(name, call.plugin());
    }

    private FloeException broken(String fact, String... values) {
        return new FloeException(call.brokenContract(fact.formatted((Object[]) values)));
    }
}
