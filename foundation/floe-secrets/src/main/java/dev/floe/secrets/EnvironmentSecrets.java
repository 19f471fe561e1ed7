package dev.floe.secrets;

import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretText;
import dev.floe.spi.secret.SecretsPlugin;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Secrets in environment variables: field {@code client_secret} of {@code polaris-oauth} is {@code
 * FLOE_SECRET_POLARIS_OAUTH_CLIENT_SECRET}. An empty variable counts as none.
 */
final class EnvironmentSecrets implements SecretsPlugin {
    static final String NAME = "env";
    static final String PREFIX = "FLOE_SECRET_";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return SecretStores.VERSION;
    }

    @Override
    public SecretStore open(SecretStoreRequest request) {
        StoreSettings.none(NAME, request);
        return new Variables(request.environment());
    }

    private static final class Variables implements SecretStore {
        private final Map<String, String> environment;

        private Variables(Map<String, String> environment) {
            this.environment = new TreeMap<>(environment);
        }

        @Override
        public Optional<Secret> find(String reference) {
            String prefix = variable(reference, "");
            Map<String, SecretText> fields = new TreeMap<>();
            environment.forEach((name, value) -> {
                if (name.startsWith(prefix) && name.length() > prefix.length() && !value.isEmpty()) {
                    fields.put(name.substring(prefix.length()).toLowerCase(Locale.ROOT), SecretText.of(value));
                }
            });
            return fields.isEmpty() ? Optional.empty() : Optional.of(new Secret(reference, fields));
        }

        @Override
        public String place(String reference) {
            return "environment variables '" + variable(reference, "*") + "'";
        }

        @Override
        public String remedy(String reference, String field) {
            return "set variable '" + variable(reference, field) + "'";
        }

        private static String variable(String reference, String field) {
            String name = reference.replace('-', '_').replace('.', '_') + "_" + field;
            return PREFIX + name.toUpperCase(Locale.ROOT);
        }
    }
}
