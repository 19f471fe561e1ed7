package dev.floe.spi.storage;

import dev.floe.spi.compute.ComputeSetting;
import java.util.List;
import java.util.Map;

/**
 * A technology that keeps files of tables, such as S3.
 *
 * <p>The compiler calls {@link #settings()} to check a manifest. None of the methods but {@link #open} may open a connection,
 * read the environment, or answer differently to the same question.
 */
public interface StoragePlugin {
    /** The name by which a manifest chooses it: lower-case letters, digits, {@code -} and {@code _}. */
    String name();

    /** The version of this implementation, a semantic version. */
    String version();

    /** The schemes of the locations that it opens, such as {@code s3}; the first is what floe writes. */
    List<String> schemes();

    /**
     * Every key that {@code config} of this storage takes beside those of {@link StagingSettings}; another key is an error of
     * the manifest. Credentials are no settings.
     */
    List<ComputeSetting> settings();

    /**
     * What a catalog says of a table's storage, in this plugin's own terms.
     *
     * @param properties in Iceberg's own keys, such as {@code s3.endpoint}; those that mean nothing here are passed over
     */
    StorageGrant grant(Map<String, String> properties);

    /**
     * Opens a store. It need not be reached yet.
     *
     * @throws StorageException if the configuration makes no sense
     */
    ObjectStore open(StorageRequest request);
}
