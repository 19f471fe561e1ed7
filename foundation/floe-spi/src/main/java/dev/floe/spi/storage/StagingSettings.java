package dev.floe.spi.storage;

import dev.floe.spi.compute.ComputeSetting;
import java.util.List;

/** The settings of a storage that floe reads itself, whichever plugin opens it. */
public final class StagingSettings {
    /** The location below which tables lie whose layer has none. */
    public static final String WAREHOUSE = "warehouse";

    /** The directory of this machine in which copies of files are kept. */
    public static final String CACHE_DIRECTORY = "cache_directory";

    /** How much of them is kept. */
    public static final String CACHE_SIZE = "cache_size";

    /** Of a store that is not this machine's own disk. */
    public static final List<ComputeSetting> OF_OBJECT_STORES = List.of(
            ComputeSetting.text(
                    WAREHOUSE, "Location below which tables lie whose layer has none, such as s3://lake/tables"),
            ComputeSetting.text(
                    CACHE_DIRECTORY,
                    "Directory for copies of files, seen from the product's (default cache, beside the embedded catalog)"),
            ComputeSetting.size(CACHE_SIZE, "How much of the copies is kept between runs (default 10GB)"));

    /** Of the storage {@code local}, which needs no plugin. */
    public static final List<ComputeSetting> OF_LOCAL = List.of(ComputeSetting.text(
            WAREHOUSE,
            "Directory below which tables lie whose layer has none (default warehouse, beside the catalog)"));

    private StagingSettings() {}
}
