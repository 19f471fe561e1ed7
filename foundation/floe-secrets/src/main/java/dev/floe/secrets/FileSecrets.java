package dev.floe.secrets;

import dev.floe.documents.DocumentNode;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretText;
import dev.floe.spi.secret.SecretsPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Secrets in one YAML file, references with fields, that nobody but its owner may touch. */
final class FileSecrets implements SecretsPlugin {
    static final String NAME = "file";
    private static final String STANDARD_PATH = "~/.config/floe/secrets.yaml";
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

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
        return new OwnersFile(StoreSettings.path(NAME, request, STANDARD_PATH));
    }

    private record OwnersFile(Path file) implements SecretStore {
        @Override
        public Optional<Secret> find(String reference) {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return root().entry(reference).map(entry -> new Secret(reference, fields(entry)));
        }

        @Override
        public String place(String reference) {
            return "file '" + file + "'" + (Files.exists(file) ? "" : ", which does not exist");
        }

        @Override
        public String remedy(String reference, String field) {
            return "write '%s: {%s: ...}' into '%s'".formatted(reference, field, file);
        }

        private DocumentNode.Mapping root() {
            ProblemCollector problems = new ProblemCollector();
            Optional<DocumentNode> root = YamlReader.read(file.toString(), bytes(), YamlDialect.STRICT, problems)
                    .root();
            // What the reader says may quote a line; where and which rule is enough to find it.
            problems.problems().stream().findFirst().ifPresent(problem -> {
                throw malformed(problem);
            });
            return mapping(root.orElseThrow(() -> new IllegalStateException("No problem and no document")));
        }

        private byte[] bytes() {
            try {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                if (!OWNERS.containsAll(permissions)) {
                    throw SecretsError.OPEN_TO_OTHERS.exception(
                            "Secrets file '%s' is open to others than its owner (%s)"
                                    .formatted(file, PosixFilePermissions.toString(permissions)),
                            "close it: chmod 600 '" + file + "'");
                }
                return Files.readAllBytes(file);
            } catch (UnsupportedOperationException rightsUnknown) {
                throw SecretsError.OPEN_TO_OTHERS.exception(
                        "Secrets file '%s' is on a file system that does not say who may read it".formatted(file),
                        "keep it on another one, or choose 'env' under 'plugins.secrets'");
            } catch (IOException failure) {
                throw SecretsError.UNREADABLE.exception(
                        "Secrets file '%s' cannot be read: %s".formatted(file, StoreFailures.reason(failure)),
                        "let the user that runs floe own it");
            }
        }

        private Map<String, SecretText> fields(DocumentNode.Entry secret) {
            Map<String, SecretText> fields = new TreeMap<>();
            for (DocumentNode.Entry field : mapping(secret.value()).entries()) {
                if (!(field.value() instanceof DocumentNode.Scalar scalar)) {
                    throw malformed(field.keyPlace().line(), "a field needs a text");
                }
                fields.put(field.key(), SecretText.of(scalar.text()));
            }
            return fields;
        }

        private DocumentNode.Mapping mapping(DocumentNode node) {
            if (node instanceof DocumentNode.Mapping mapping) {
                return mapping;
            }
            throw malformed(node.place().line(), "a mapping is needed, not " + node.kind());
        }

        private FloeException malformed(Problem problem) {
            return malformed(
                    problem.place().map(place -> place.line()).orElse(1),
                    "the rule of " + problem.code().id() + " is broken");
        }

        private FloeException malformed(int line, String fact) {
            return SecretsError.MALFORMED.exception(
                    "Secrets file '%s', line %d: %s".formatted(file, line, fact),
                    "write each secret as 'reference: {field: text}'");
        }
    }
}
