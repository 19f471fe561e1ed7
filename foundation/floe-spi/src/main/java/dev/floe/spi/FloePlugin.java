package dev.floe.spi;

import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.secret.SecretsPlugin;
import dev.floe.spi.storage.StoragePlugin;
import java.util.List;

/**
 * The entry point of a plugin, found by {@link java.util.ServiceLoader} in the plugin's own class loader.
 *
 * <p>The host creates one instance per process, asks {@link #apiVersion()} first and nothing else when the answer does
 * not fit. Instances must be safe for use by several threads.
 */
public interface FloePlugin {
    /** The version of this SPI. It grows with every change that a compiled plugin would notice. */
    int API_VERSION = 1;

    /**
     * The SPI version that the plugin was compiled against. Implementations return {@link #API_VERSION}: javac copies the
     * constant into the plugin's class file, so that the answer stays what it was when the plugin was built.
     */
    int apiVersion();

    /** The compute engines that this plugin brings, at most one per name. */
    default List<ComputePlugin> computes() {
        return List.of();
    }

    /** The kinds of places for secrets that this plugin brings, at most one per name. */
    default List<SecretsPlugin> secrets() {
        return List.of();
    }

    /** The object stores that this plugin opens, at most one per name. */
    default List<StoragePlugin> storages() {
        return List.of();
    }
}
