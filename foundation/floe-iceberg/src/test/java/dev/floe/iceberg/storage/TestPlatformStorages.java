package dev.floe.iceberg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.iceberg.storage.PlatformStorages.Chosen;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageCredentials;
import dev.floe.spi.storage.StorageGrant;
import dev.floe.spi.storage.StoragePlugin;
import dev.floe.spi.storage.StorageRequest;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestPlatformStorages {
    @TempDir
    private Path directory;

    private final List<StorageRequest> opened = new ArrayList<>();
    private PlatformStorages storages;

    /** A plugin that remembers with what it is asked to open a store. */
    private final class Remembering implements StoragePlugin {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public List<String> schemes() {
            return List.of("mem", "memory");
        }

        @Override
        public List<ComputeSetting> settings() {
            return List.of();
        }

        @Override
        public StorageGrant grant(Map<String, String> properties) {
            Map<String, PropertyValue> config = new LinkedHashMap<>();
            Optional.ofNullable(properties.get("mem.endpoint"))
                    .ifPresent(endpoint -> config.put("endpoint", PropertyValue.of(endpoint)));
            return new StorageGrant(
                    config,
                    Optional.ofNullable(properties.get("mem.key"))
                            .map(key -> new StorageCredentials(Map.of("key", key), Optional.empty())));
        }

        @Override
        public ObjectStore open(StorageRequest request) {
            opened.add(request);
            return new MemoryStore();
        }
    }

    @BeforeEach
    void open() {
        storages = new PlatformStorages(
                List.of(new Remembering()),
                new Chosen(
                        "memory",
                        Map.of("endpoint", PropertyValue.of("https://own"), "region", PropertyValue.of("here")),
                        Optional.of(RenewedCredentials.from(
                                () -> new StorageCredentials(Map.of("key", "own"), Optional.empty()),
                                Clock.systemUTC()))),
                () -> FileCache.open(directory.resolve("cache"), 1000, Clock.systemUTC()),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        storages.close();
    }

    private TableStorage storage(String location, Map<String, String> config) {
        return storages.forTable(location, config, () -> config);
    }

    private String key(int index) {
        return opened.get(index)
                .credentials()
                .orElseThrow()
                .current()
                .field("key")
                .orElseThrow();
    }

    @Test
    void opensTheStoreOfThePlatformOnce() {
        assertThat(storage("mem://lake/a", Map.of())).isSameAs(storage("memory://lake/b", Map.of("else", "1")));
        assertThat(opened).hasSize(1);
        assertThat(key(0)).isEqualTo("own");
        assertThat(opened.getFirst().text("endpoint")).hasValue("https://own");
    }

    @Test
    void takesWhatACatalogGivesOverWhatThePlatformSays() {
        TableStorage granted = storage("mem://lake/a", Map.of("mem.endpoint", "https://given", "mem.key", "given"));
        assertThat(storage("mem://lake/a", Map.of("mem.endpoint", "https://given", "mem.key", "given")))
                .isSameAs(granted);
        assertThat(key(0)).isEqualTo("given");
        assertThat(opened.getFirst().text("endpoint")).hasValue("https://given");
        assertThat(opened.getFirst().text("region")).hasValue("here");
        assertThat(granted.path("mem://lake/a")).isEqualTo(directory.resolve("cache/memory-given/lake/a"));
        assertThat(storage("mem://lake/a", Map.of()).path("mem://lake/a"))
                .isEqualTo(directory.resolve("cache/memory-own/lake/a"));
    }

    @Test
    void needsNoPluginForFilesOfThisMachine() {
        assertThat(storage("file:///tmp/a", Map.of())).isInstanceOf(LocalStorage.class);
        assertThat(storage("/tmp/a", Map.of())).isInstanceOf(LocalStorage.class);
        assertThat(opened).isEmpty();
        assertThat(directory.resolve("cache")).doesNotExist();
    }

    @Test
    void saysThatNobodyOpensALocation() {
        assertThatThrownBy(() -> storage("gs://lake/a", Map.of()))
                .hasMessageContaining("FLOE-W001: No installed plugin opens files such as 'gs://lake/a'");
    }
}
