package dev.floe.spi.secret;

import static java.util.Objects.requireNonNull;

/** A text that nobody may see by accident: it has to be asked for, and neither a message nor a debugger's line shows it. */
public final class SecretText {
    /** What is shown instead of a secret, whatever its length. */
    public static final String MASK = "*****";

    private final String text;

    private SecretText(String text) {
        this.text = requireNonNull(text, "text is null");
    }

    public static SecretText of(String text) {
        return new SecretText(text);
    }

    /** The text itself, for whoever logs in with it. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
