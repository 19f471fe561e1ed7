package dev.floe.secrets;

import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretsPlugin;
import dev.floe.testing.AbstractSecretStoreContract;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Variables are a place for secrets. */
final class TestEnvironmentSecretsContract extends AbstractSecretStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected SecretsPlugin plugin() {
        return new EnvironmentSecrets();
    }

    @Override
    protected SecretStore store(String reference, Map<String, String> fields) {
        Map<String, String> environment = new HashMap<>();
        fields.forEach(
                (field, text) -> environment.put("FLOE_SECRET_LAKE_KEYS_" + field.toUpperCase(Locale.ROOT), text));
        return plugin().open(new SecretStoreRequest(Map.of(), directory, environment));
    }
}
