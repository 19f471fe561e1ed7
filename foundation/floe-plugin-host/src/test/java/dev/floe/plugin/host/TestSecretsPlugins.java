package dev.floe.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretText;
import dev.floe.spi.secret.SecretsPlugin;
import dev.floe.testing.PluginJar;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places for secrets that plugins bring. */
final class TestSecretsPlugins {
    @TempDir
    private Path directory;

    private void install(String plugin, String name, String found) {
        PluginJar.empty()
                .withSource("acme.Vault", """
                        package acme;

                        import dev.floe.spi.FloePlugin;
                        import dev.floe.spi.secret.*;
                        import java.util.*;

                        public class Vault implements FloePlugin, SecretsPlugin, SecretStore {
                            public int apiVersion() { return API_VERSION; }
                            public List<SecretsPlugin> secrets() { return List.of(this); }
                            public String name() { return "%s"; }
                            public String version() { return "1.0.0"; }
                            public SecretStore open(SecretStoreRequest request) { return this; }
                            public Optional<Secret> find(String reference) { %s }
                            public String place(String reference) { return "vault"; }
                            public String remedy(String reference, String field) { return "ask"; }
                        }
                        """.formatted(name, found))
                .withEntry("acme.Vault")
                .writeTo(directory.resolve(plugin).resolve("vault.jar"));
    }

    private SecretStore open(HostProbe probe) {
        SecretsPlugin plugin = Objects.requireNonNull(probe.host().secrets().get("vault"));
        return plugin.open(new SecretStoreRequest(Map.of(), directory, Map.of()));
    }

    @Test
    void findsSecretsInAPlugin() {
        install("a", "vault", "return Optional.of(new Secret(reference, Map.of(\"token\", SecretText.of(\"x\"))));");
        try (HostProbe probe = HostProbe.load(directory)) {
            assertThat(probe.messages()).isEmpty();
            assertThat(probe.host().plugins().getFirst().secrets())
                    .extracting(SecretsPlugin::name)
                    .containsExactly("vault");
            assertThat(open(probe).find("lake")).contains(new Secret("lake", Map.of("token", SecretText.of("x"))));
            assertThat(open(probe).place("lake")).isEqualTo("vault");
        }
    }

    @Test
    void namesThePluginThatBreaksItsContract() {
        install("a", "vault", "return null;");
        install("b", "Not a Name", "return Optional.empty();");
        install("c", "vault", "return Optional.empty();");
        try (HostProbe probe = HostProbe.load(directory)) {
            assertThat(probe.messages())
                    .containsExactly(
                            "FLOE-P006: Secrets 'vault' is offered by two plugins: 'a' and 'c'",
                            "FLOE-P007: Plugin 'b' breaks the contract of the plugin API: the secrets name 'Not a Name' is"
                                    + " not made of lower-case letters, digits, '-' and '_'");
            assertThatThrownBy(() -> open(probe).find("lake"))
                    .hasMessage(
                            "FLOE-P007: Plugin 'a' breaks the contract of the plugin API: SecretStore.find() returned null");
        }
    }
}
