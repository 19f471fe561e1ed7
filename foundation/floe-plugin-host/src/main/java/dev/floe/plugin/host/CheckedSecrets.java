package dev.floe.plugin.host;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretsPlugin;
import java.util.Optional;

/** A plugin's secrets as the rest of floe sees them: they fail only with a {@link FloeException} that names the plugin. */
final class CheckedSecrets implements SecretsPlugin {
    private final PluginCall call;
    private final SecretsPlugin secrets;
    private final String name;
    private final String version;

    /** @throws FloeException if the plugin breaks its contract */
    CheckedSecrets(PluginCall call, SecretsPlugin secrets) {
        this.call = call;
        this.secrets = secrets;
        name = call.answer("SecretsPlugin.name()", secrets::name);
        if (!CharacterRule.isComputeName(name)) {
            throw new FloeException(call.brokenContract(
                    "the secrets name '%s' is not made of lower-case letters, digits, '-' and '_'".formatted(name)));
        }
        version = call.answer("SecretsPlugin.version()", secrets::version);
        if (!CharacterRule.isSemanticVersion(version)) {
            throw new FloeException(
                    call.brokenContract("the version '%s' of secrets '%s' is not a semantic version such as '1.0.0'"
                            .formatted(version, name)));
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
    public SecretStore open(SecretStoreRequest request) {
        SecretStore store = call.answer("SecretsPlugin.open()", () -> secrets.open(request));
        return new SecretStore() {
            @Override
            public Optional<Secret> find(String reference) {
                return call.answer("SecretStore.find()", () -> store.find(reference));
            }

            @Override
            public String place(String reference) {
                return call.answer("SecretStore.place()", () -> store.place(reference));
            }

            @Override
            public String remedy(String reference, String field) {
                return call.answer("SecretStore.remedy()", () -> store.remedy(reference, field));
            }
        };
    }
}
