package dev.floe.plugin.s3;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.storage.StoragePlugin;
import java.util.List;

/** The entry point of the plugin for S3. */
public final class S3Plugin implements FloePlugin {
    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<StoragePlugin> storages() {
        return List.of(new S3Storage());
    }
}
