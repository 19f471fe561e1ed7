package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretText;
import dev.floe.spi.secret.SecretsPlugin;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every place for secrets keeps to. A test class extends it, and fills the place. */
public abstract class AbstractSecretStoreContract {
    private static final String REFERENCE = "lake-keys";
    private static final Map<String, String> FIELDS = Map.of(
            "access_key_id", "AKIA/+=",
            "secret_access_key", " a: \"b\" 'c' #d\\ é \ud83d\ude00 ",
            "private_key", "-----BEGIN-----\nMIIE\n-----END-----");

    /** The plugin that is tested. */
    protected abstract SecretsPlugin plugin();

    /**
     * A store that holds one secret and nothing else.
     *
     * @param fields its texts by field
     */
    protected abstract SecretStore store(String reference, Map<String, String> fields);

    @Test
    final void hasANameAndASemanticVersion() {
        assertThat(plugin().name()).matches("[a-z0-9_-]+");
        assertThat(plugin().version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    final void givesEveryFieldAsItIs() {
        Secret secret = store(REFERENCE, FIELDS).find(REFERENCE).orElseThrow();
        assertThat(secret.reference()).isEqualTo(REFERENCE);
        assertThat(secret.fields()).hasSameSizeAs(FIELDS);
        FIELDS.forEach((field, text) -> assertThat(secret.field(field).map(SecretText::reveal))
                .as(field)
                .contains(text));
    }

    @Test
    final void givesNothingThatHasAnotherName() {
        SecretStore store = store(REFERENCE, FIELDS);
        assertThat(store.find("lake-keys2")).isEmpty();
        assertThat(store.find("sea")).isEmpty();
    }

    @Test
    final void saysWhereItLooksAndWhatToDo() {
        SecretStore store = store(REFERENCE, FIELDS);
        assertThat(store.place("sea")).isNotBlank().doesNotEndWith(".");
        assertThat(store.remedy("sea", "token")).containsIgnoringCase("sea").containsIgnoringCase("token");
    }

    @Test
    final void showsNoTextOfASecret() {
        SecretStore store = store(REFERENCE, FIELDS);
        String shown = store + store.place(REFERENCE) + store.remedy(REFERENCE, "private_key") + store.find(REFERENCE);
        FIELDS.values().forEach(text -> assertThat(shown).doesNotContain(text.strip()));
    }
}
