package dev.floe.secrets;

import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretsPlugin;
import dev.floe.spi.value.PropertyValue;
import dev.floe.testing.AbstractSecretStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A file of its owner is a place for secrets. */
final class TestFileSecretsContract extends AbstractSecretStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected SecretsPlugin plugin() {
        return new FileSecrets();
    }

    @Override
    protected SecretStore store(String reference, Map<String, String> fields) {
        Map<String, PropertyValue> texts = new HashMap<>();
        fields.forEach((field, text) -> texts.put(field, PropertyValue.of(text)));
        Path file = directory.resolve("secrets.yaml");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            // JSON is YAML.
            Files.writeString(
                    file,
                    JsonWriter.write(new PropertyValue.Entries(Map.of(reference, new PropertyValue.Entries(texts)))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return plugin().open(
                        new SecretStoreRequest(Map.of("path", PropertyValue.of("secrets.yaml")), directory, Map.of()));
    }
}
