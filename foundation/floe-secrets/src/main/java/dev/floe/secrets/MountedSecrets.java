package dev.floe.secrets;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretText;
import dev.floe.spi.secret.SecretsPlugin;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Secrets as Kubernetes mounts them: a directory for each, with a file for each field. Entries that begin with a dot, such as
 * {@code ..data}, belong to the mount. A line end that closes a file is no part of the secret.
 */
final class MountedSecrets implements SecretsPlugin {
    static final String NAME = "files";
    private static final String STANDARD_PATH = "/var/run/secrets/floe";
    /** What Kubernetes allows a Secret to be. */
    private static final long LARGEST = 1024L * 1024;

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
        return new Mount(StoreSettings.path(NAME, request, STANDARD_PATH));
    }

    private record Mount(Path root) implements SecretStore {
        @Override
        public Optional<Secret> find(String reference) {
            Path directory = directory(reference);
            if (!directory.startsWith(root) || directory.equals(root) || !Files.isDirectory(directory)) {
                return Optional.empty();
            }
            Map<String, SecretText> fields = new TreeMap<>();
            try (Stream<Path> entries = Files.list(directory)) {
                for (Path file : entries.toList()) {
                    String field = String.valueOf(file.getFileName());
                    if (!field.startsWith(".") && Files.isRegularFile(file)) {
                        fields.put(field, text(file));
                    }
                }
            } catch (IOException failure) {
                throw unreadable(directory, failure);
            }
            return Optional.of(new Secret(reference, fields));
        }

        private static SecretText text(Path file) {
            try {
                if (Files.size(file) > LARGEST) {
                    throw SecretsError.MALFORMED.exception(
                            "'" + file + "' is larger than 1 MiB", "keep one field of a secret in each file");
                }
                return SecretText.of(withoutLineEnd(Files.readString(file)));
            } catch (CharacterCodingException binary) {
                throw SecretsError.MALFORMED.exception(
                        "'" + file + "' is no text in UTF-8", "keep what is binary as Base64");
            } catch (IOException failure) {
                throw unreadable(file, failure);
            }
        }

        private static String withoutLineEnd(String text) {
            if (!text.endsWith("\n")) {
                return text;
            }
            return text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
        }

        private static FloeException unreadable(Path path, IOException failure) {
            return SecretsError.UNREADABLE.exception(
                    "'" + path + "' cannot be read: " + StoreFailures.reason(failure),
                    "let the user that runs floe read it");
        }

        @Override
        public String place(String reference) {
            return "directory '" + directory(reference) + "'";
        }

        @Override
        public String remedy(String reference, String field) {
            return "write file '" + directory(reference).resolve(field) + "'";
        }

        private Path directory(String reference) {
            return root.resolve(reference).normalize();
        }
    }
}
