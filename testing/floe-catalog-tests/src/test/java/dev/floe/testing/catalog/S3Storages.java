package dev.floe.testing.catalog;

import dev.floe.iceberg.storage.FileCache;
import dev.floe.iceberg.storage.PlatformStorages;
import dev.floe.iceberg.storage.PlatformStorages.Chosen;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.plugin.s3.S3Plugin;
import dev.floe.spi.storage.CredentialsSource;
import dev.floe.spi.storage.StorageCredentials;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Storages of tables that lie in S3. */
final class S3Storages {
    private S3Storages() {}

    /** Those of a storage that a platform has chosen. */
    static StorageFactory of(Chosen chosen, Path cache) {
        InstantSource clock = InstantSource.system();
        return new PlatformStorages(
                new S3Plugin().storages(), chosen, () -> FileCache.open(cache, 1L << 30, clock), clock);
    }

    /** A store that is reached with a key. */
    static Chosen store(String endpoint, String key, String secret) {
        StorageCredentials credentials =
                new StorageCredentials(Map.of("access_key_id", key, "secret_access_key", secret), Optional.empty());
        return new Chosen(
                "s3",
                Map.of("endpoint", PropertyValue.of(endpoint), "path_style", PropertyValue.of(true)),
                Optional.of(new CredentialsSource() {
                    @Override
                    public StorageCredentials current() {
                        return credentials;
                    }

                    @Override
                    public StorageCredentials renewed() {
                        return credentials;
                    }
                }));
    }
}
