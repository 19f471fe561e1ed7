package dev.floe.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows what a credential looks like, by its key and by itself.
 *
 * <p>Everything that must not show, copy or accept a credential asks here, so that the knowledge stands in one place.
 */
public final class SecretNames {
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");

    private static final Set<String> SECRET_WORDS = Set.of(
            "password",
            "passwords",
            "passwd",
            "passphrase",
            "pwd",
            "secret",
            "secrets",
            "token",
            "tokens",
            "credential",
            "credentials",
            "authorization",
            "apikey",
            "accesskey",
            "privatekey",
            "secretkey");

    private static final List<String> SECRET_ENDINGS =
            List.of("password", "passwd", "passphrase", "secret", "token", "apikey");

    /** What stands before {@code key} in the name of a credential. */
    private static final Set<String> SECRET_KEYS = Set.of(
            "api",
            "access",
            "private",
            "secret",
            "account",
            "encryption",
            "signing",
            "shared",
            "master",
            "ssh",
            "auth",
            "session",
            "storage");

    /** A last word that makes a key speak about a credential rather than hold it: {@code connection_secret_ref}. */
    private static final Set<String> ABOUT = Set.of(
            "ref",
            "refs",
            "reference",
            "references",
            "name",
            "names",
            "path",
            "file",
            "filename",
            "dir",
            "directory",
            "url",
            "uri",
            "endpoint",
            "env",
            "var",
            "variable",
            "type",
            "ttl",
            "expiry",
            "expiration",
            "lifetime",
            "length",
            "policy",
            "method",
            "count",
            "limit",
            "scope",
            "manager",
            "store",
            "backend",
            "provider",
            "engine",
            "namespace",
            "prefix",
            "version",
            "rotation",
            "required",
            "enabled");

    /** A first word that makes {@code tokens} a quantity: {@code max_tokens}. */
    private static final Set<String> QUANTITIES = Set.of("max", "maximum", "min", "minimum", "num", "number", "total");

    private SecretNames() {}

    /**
     * Whether a key is one that credentials are kept under.
     *
     * <p>The key is split into words at case changes and at everything but letters. It looks secret if one of its words is
     * such a term, or {@code key} after a word like {@code private}, unless its last word says that it only speaks about
     * one ({@code connection_secret_ref}, {@code token_url}, {@code private_key_path}). {@code secrets} alone is the kind
     * of a plugin, not a credential.
     */
    public static boolean looksSecret(String key) {
        if (key.length() > 200) {
            return false;
        }
        List<String> words = words(key);
        if (words.isEmpty() || ABOUT.contains(words.getLast()) || words.equals(List.of("secrets"))) {
            return false;
        }
        if (words.getLast().equals("pass") || endsWith(words, "keyfile", "json")) {
            return true;
        }
        if (words.getLast().equals("tokens") && QUANTITIES.contains(words.getFirst())) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean isKeyOf = i > 0 && word.equals("key") && SECRET_KEYS.contains(words.get(i - 1));
            if (isKeyOf
                    || SECRET_WORDS.contains(word)
                    || SECRET_ENDINGS.stream().anyMatch(word::endsWith)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the value of a key is hidden in messages. Beside what looks secret, that is {@code connection_secret_ref}: it
     * takes the name of a secret, but somebody may have put the credential itself there.
     */
    public static boolean isHidden(String key) {
        return key.equals("connection_secret_ref") || key.equals("connection_secret_refs") || looksSecret(key);
    }

    /** What kind of credential stands in a value, with an article, such as {@code a URL with a password}. */
    public static Optional<String> secretInValue(String value) {
        return SecretForm.ALL.stream()
                .filter(form -> form.isIn(value))
                .map(SecretForm::description)
                .findFirst();
    }

    private static boolean endsWith(List<String> words, String first, String last) {
        return words.size() >= 2
                && words.getLast().equals(last)
                && words.get(words.size() - 2).equals(first);
    }

    private static List<String> words(String key) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(key);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
