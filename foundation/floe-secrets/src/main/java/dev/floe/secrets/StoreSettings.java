package dev.floe.secrets;

import dev.floe.documents.NearestName;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the settings of a store that floe brings. */
final class StoreSettings {
    private static final String PATH = "path";

    private StoreSettings() {}

    /** @throws FloeException if there is any setting */
    static void none(String store, SecretStoreRequest request) {
        check(store, request, List.of());
    }

    /**
     * The only setting, {@code path}: a relative one is seen from the product, {@code ~} is the home directory.
     *
     * @throws FloeException if there is another setting, or it is no path
     */
    static Path path(String store, SecretStoreRequest request, String standard) {
        check(store, request, List.of(PATH));
        PropertyValue value = request.config().getOrDefault(PATH, PropertyValue.of(standard));
        if (!(value instanceof PropertyValue.Text(String text)) || text.isBlank()) {
            throw SecretsError.SETTING.exception(
                    "Setting 'path' of the secrets '" + store + "' is no path", "write it as 'path: " + standard + "'");
        }
        try {
            return request.directory().resolve(atHome(text, request)).normalize();
        } catch (InvalidPathException impossible) {
            throw SecretsError.SETTING.exception(
                    "Setting 'path' of the secrets '" + store + "' is no path on this system",
                    "write it as 'path: " + standard + "'");
        }
    }

    private static String atHome(String path, SecretStoreRequest request) {
        if (!path.startsWith("~/")) {
            return path;
        }
        return Optional.ofNullable(request.environment().get("HOME"))
                .filter(home -> !home.isEmpty())
                .map(home -> home + path.substring(1))
                .orElseThrow(() -> SecretsError.UNREADABLE.exception(
                        "'" + path + "' cannot be found: variable HOME is not set",
                        "set it, or write an absolute path under 'plugins.secrets.config.path'"));
    }

    private static void check(String store, SecretStoreRequest request, List<String> known) {
        for (String key : request.config().keySet()) {
            if (!known.contains(key)) {
                throw SecretsError.SETTING.exception(
                        "The secrets '" + store + "' have no setting '" + key + "'",
                        NearestName.of(key, known)
                                .map("did you mean '%s'?"::formatted)
                                .orElse(
                                        known.isEmpty()
                                                ? "they take no settings"
                                                : "there is " + String.join(", ", known)));
            }
        }
    }
}
