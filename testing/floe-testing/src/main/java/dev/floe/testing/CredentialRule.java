package dev.floe.testing;

import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which keys of a dbt target hold a credential, and how one may be written. */
final class CredentialRule {
    private static final Set<String> WORDS = Set.of(
            "credential",
            "credentials",
            "key",
            "keyfile",
            "pass",
            "passphrase",
            "passwd",
            "password",
            "secret",
            "secrets",
            "sslkey",
            "token");

    /** Whole names: {@code impersonate_service_account} is no credential, {@code account} tells who the customer is. */
    private static final Set<String> NAMES = Set.of("account", "client_id", "user", "username");

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{ env_var\\('[A-Z][A-Z0-9_]*'\\) \\}\\}");

    private CredentialRule() {}

    static boolean looksLikeCredential(String name) {
        return NAMES.contains(name) || List.of(name.split("_", -1)).stream().anyMatch(WORDS::contains);
    }

    static boolean isReference(PropertyValue value) {
        return value instanceof PropertyValue.Text(String text)
                && REFERENCE.matcher(text).matches();
    }
}
