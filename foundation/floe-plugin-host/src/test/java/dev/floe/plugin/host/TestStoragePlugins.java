package dev.floe.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.storage.StoragePlugin;
import dev.floe.testing.PluginJar;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storages that plugins bring. */
final class TestStoragePlugins {
    @TempDir
    private Path directory;

    private void install(String plugin, String name, String schemes, String settings) {
        PluginJar.empty()
                .withSource("acme.Tapes", """
                        package acme;

                        import dev.floe.spi.FloePlugin;
                        import dev.floe.spi.compute.ComputeSetting;
                        import dev.floe.spi.storage.*;
                        import java.util.*;

                        public class Tapes implements FloePlugin, StoragePlugin {
                            public int apiVersion() { return API_VERSION; }
                            public List<StoragePlugin> storages() { return List.of(this); }
                            public String name() { return "%s"; }
                            public String version() { return "1.0.0"; }
                            public List<String> schemes() { return List.of(%s); }
                            public List<ComputeSetting> settings() { return List.of(%s); }
                            public StorageGrant grant(Map<String, String> properties) { return null; }
                            public ObjectStore open(StorageRequest request) { throw new UnsupportedOperationException(); }
                        }
                        """.formatted(name, schemes, settings))
                .withEntry("acme.Tapes")
                .writeTo(directory.resolve(plugin).resolve("tapes.jar"));
    }

    @Test
    void findsStoragesInAPlugin() {
        install("a", "tapes", "\"tape\"", "ComputeSetting.text(\"robot\", \"Host of the robot\")");
        try (HostProbe probe = HostProbe.load(directory)) {
            assertThat(probe.messages()).isEmpty();
            assertThat(probe.host().plugins().getFirst().storages())
                    .extracting(StoragePlugin::name)
                    .containsExactly("tapes");
            StoragePlugin storage =
                    Objects.requireNonNull(probe.host().storages().get("tapes"));
            assertThat(storage.schemes()).containsExactly("tape");
            assertThat(storage.settings()).hasSize(1);
            assertThatThrownBy(() -> storage.grant(Map.of()))
                    .hasMessage(
                            "FLOE-P007: Plugin 'a' breaks the contract of the plugin API: StoragePlugin.grant() returned null");
        }
    }

    @Test
    void namesThePluginThatBreaksItsContract() {
        String setting = "ComputeSetting.text(\"robot\", \"Host\")";
        install("a", "tapes", "\"tape\"", "");
        install("b", "tapes", "\"tape\"", "");
        install("c", "Not a Name", "\"tape\"", "");
        install("d", "nowhere", "", "");
        install("e", "twice", "\"tape\"", setting + ", " + setting);
        String broken = "FLOE-P007: Plugin '%s' breaks the contract of the plugin API: ";
        try (HostProbe probe = HostProbe.load(directory)) {
            assertThat(probe.messages())
                    .containsExactly(
                            "FLOE-P006: Storage 'tapes' is offered by two plugins: 'a' and 'b'",
                            broken.formatted("c")
                                    + "the storage name 'Not a Name' is not made of lower-case letters, digits, '-' and '_'",
                            broken.formatted("d") + "storage 'nowhere' opens no scheme",
                            broken.formatted("e") + "storage 'twice' has the setting 'robot' twice");
        }
    }
}
