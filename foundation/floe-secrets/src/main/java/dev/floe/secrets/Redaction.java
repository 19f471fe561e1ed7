package dev.floe.secrets;

import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretText;
import dev.floe.spi.value.PropertyValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps every secret that is known out of what is written: it stands as {@link SecretText#MASK} there, in whatever form it
 * would have come. Any thread may call it.
 *
 * <p>Two kinds of texts are left alone, because hiding them would spoil the output and protect nothing: texts of less than
 * four characters; and names, such as a user's, of less than sixteen.
 */
public final class Redaction {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_NAME = 16;

    /** Fields that say who somebody is, and prove nothing. */
    private static final Set<String> NAMES = Set.of("username", "user", "client_id", "access_key_id");

    private static final String DBT_SECRET = "DBT_ENV_SECRET";

    private volatile Known known = new Known(Set.of(), List.of());

    /** @param forms longest first, so that a secret that holds another one goes as a whole */
    private record Known(Set<String> secrets, List<String> forms) {}

    private Redaction() {}

    /** Knows what variables hold that are secrets by their names, dbt's and floe's own. */
    public static Redaction of(Map<String, String> environment) {
        Redaction redaction = new Redaction();
        environment.forEach((name, value) -> {
            if (name.startsWith(DBT_SECRET) || name.startsWith(EnvironmentSecrets.PREFIX)) {
                redaction.hide(value, isName(name.toLowerCase(Locale.ROOT)) ? SHORTEST_NAME : SHORTEST);
            }
        });
        return redaction;
    }

    private static boolean isName(String variable) {
        return NAMES.stream().anyMatch(name -> variable.endsWith("_" + name));
    }

    /** Hides the fields of a secret from now on. */
    public void add(Secret secret) {
        secret.fields().forEach((field, text) -> hide(text.reveal(), NAMES.contains(field) ? SHORTEST_NAME : SHORTEST));
    }

    /** Space around a secret is lost where somebody else reads it; what is inside hides the whole. */
    private synchronized void hide(String text, int shortest) {
        String secret = text.strip();
        if (secret.length() < shortest || known.secrets.contains(secret)) {
            return;
        }
        Set<String> secrets = new LinkedHashSet<>(known.secrets);
        secrets.add(secret);
        List<String> forms = secrets.stream()
                .flatMap(each -> SecretForms.of(each).stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        known = new Known(secrets, forms);
    }

    /** The text without a secret. */
    public String text(String text) {
        Known now = known;
        String redacted = text;
        for (String form : now.forms) {
            redacted = redacted.replace(form, SecretText.MASK);
        }
        if (redacted.contains(CutSecrets.CUT)) {
            for (String form : now.forms) {
                redacted = CutSecrets.redact(redacted, form);
            }
        }
        return redacted;
    }

    /** The text without a secret and with as many lines as before, for a file of which lines are shown by their number. */
    public String lines(String text) {
        if (known.secrets.isEmpty()) {
            return text;
        }
        StringBuilder redacted = new StringBuilder();
        text.lines().map(this::text).forEach(line -> redacted.append(line).append('\n'));
        return redacted.toString();
    }

    /** The value with each of its texts, keys among them, without a secret. What is no text is left as it is. */
    public PropertyValue value(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(String text) -> PropertyValue.of(text(text));
            case PropertyValue.Items(List<PropertyValue> items) ->
                new PropertyValue.Items(items.stream().map(this::value).toList());
            case PropertyValue.Entries(Map<String, PropertyValue> entries) ->
                new PropertyValue.Entries(values(entries));
            case PropertyValue.Truth _, PropertyValue.Whole _, PropertyValue.Fraction _ -> value;
        };
    }

    /** As for one value. */
    public Map<String, PropertyValue> values(Map<String, PropertyValue> entries) {
        Map<String, PropertyValue> redacted = new LinkedHashMap<>();
        entries.forEach((key, entry) -> redacted.put(text(key), value(entry)));
        return redacted;
    }
}
