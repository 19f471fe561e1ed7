package dev.floe.spi.secret;

/**
 * A kind of place where secrets are kept, which a manifest chooses under {@code plugins.secrets}.
 *
 * <p>floe opens it when a run needs its first secret, and never to compile.
 */
public interface SecretsPlugin {
    /** The name by which a manifest chooses it: lower-case letters, digits, {@code -} and {@code _}. */
    String name();

    /** The version of this implementation, a semantic version. */
    String version();

    /**
     * Opens it. What it takes long for, it does when a secret is asked for.
     *
     * @throws dev.floe.spi.problem.FloeException if the configuration makes no sense to it
     */
    SecretStore open(SecretStoreRequest request);
}
