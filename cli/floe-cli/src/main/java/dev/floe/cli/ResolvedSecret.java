package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.secrets.SecretsError;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretText;
import java.util.Optional;

/**
 * A secret that was looked up, for the part of the platform that logs in with it.
 *
 * @param subject whose it is, such as {@code the catalog}
 * @param place where the manifest names it
 * @param store where it was found
 */
record ResolvedSecret(Secret secret, String subject, Optional<Place> place, SecretStore store) {
    ResolvedSecret {
        requireNonNull(secret, "secret is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(place, "place is null");
        requireNonNull(store, "store is null");
    }

    /** A field, such as {@code session_token}, that it may do without. */
    Optional<String> find(String field) {
        return secret.field(field).map(SecretText::reveal);
    }

    /**
     * A field, such as {@code client_secret}, that it needs.
     *
     * @throws FloeException if it is not there
     */
    String text(String field) {
        return find(field).orElseThrow(() -> missing(field));
    }

    /** Says that a field is not there. */
    FloeException missing(String field) {
        String fields = String.join(", ", secret.fields().keySet());
        return missing(
                SecretsError.FIELD_MISSING,
                "Secret '%s' of %s has no field '%s'%s: looked in %s"
                        .formatted(
                                secret.reference(),
                                subject,
                                field,
                                fields.isEmpty() ? "" : ", only " + fields,
                                store.place(secret.reference())),
                store.remedy(secret.reference(), field),
                place);
    }

    static FloeException missing(SecretsError code, String message, String help, Optional<Place> place) {
        return new FloeException(place.map(where -> Problem.error(code, where, message))
                .orElseGet(() -> Problem.error(code, message))
                .withHelp(help));
    }
}
