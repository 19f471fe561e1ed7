package dev.floe.spi.secret;

import java.util.Optional;

/** A place where secrets are kept, open for questions. Any thread may call it. */
public interface SecretStore {
    /**
     * Looks a secret up. Asking again may give another answer: secrets rotate.
     *
     * @param reference lower-case letters, digits, {@code -} and {@code .}, as Kubernetes names a Secret
     * @return empty if there is none of that name
     * @throws dev.floe.spi.problem.FloeException if the place cannot be read; no message of it holds any part of a secret
     */
    Optional<Secret> find(String reference);

    /** Where a secret of that name is looked for, to follow "looked in", such as {@code directory '/run/secrets/lake'}. */
    String place(String reference);

    /** What a person does so that the secret has the field, to follow "help:", such as {@code set variable 'X'}. */
    String remedy(String reference, String field);
}
