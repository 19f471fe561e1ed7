package dev.floe.secrets;

import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretsPlugin;
import dev.floe.spi.value.PropertyValue;
import dev.floe.testing.AbstractSecretStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A mounted directory is a place for secrets. */
final class TestMountedSecretsContract extends AbstractSecretStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected SecretsPlugin plugin() {
        return new MountedSecrets();
    }

    @Override
    protected SecretStore store(String reference, Map<String, String> fields) {
        try {
            Path secret = Files.createDirectories(directory.resolve(reference));
            for (Map.Entry<String, String> field : fields.entrySet()) {
                Files.writeString(secret.resolve(field.getKey()), field.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return plugin().open(new SecretStoreRequest(Map.of("path", PropertyValue.of(".")), directory, Map.of()));
    }
}
