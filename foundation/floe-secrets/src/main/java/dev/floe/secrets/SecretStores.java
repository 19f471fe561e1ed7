package dev.floe.secrets;

import dev.floe.spi.secret.SecretsPlugin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The places for secrets that a manifest can choose: those that floe brings, then those of plugins. */
public final class SecretStores {
    /** What is chosen where a manifest says nothing. */
    public static final String STANDARD = EnvironmentSecrets.NAME;

    /** Of what floe brings, which has no version of its own. */
    static final String VERSION = "1.0.0";

    private SecretStores() {}

    /**
     * All of them by name. A plugin cannot take the place of one that floe brings.
     *
     * @param plugins what plugins offer, by name
     */
    public static Map<String, SecretsPlugin> with(Map<String, SecretsPlugin> plugins) {
        Map<String, SecretsPlugin> all = new TreeMap<>(plugins);
        List.of(new EnvironmentSecrets(), new MountedSecrets(), new FileSecrets())
                .forEach(own -> all.put(own.name(), own));
        return Collections.unmodifiableMap(all);
    }
}
