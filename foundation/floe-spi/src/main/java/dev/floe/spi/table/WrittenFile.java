package dev.floe.spi.table;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;

/**
 * A Parquet file that an engine has written and that no table knows yet. Which partition its rows are of is told by the
 * bounds of its columns, but for buckets: no bound tells the hash of a long text.
 *
 * @param location where it lies
 * @param bytes its length
 * @param buckets for each partition field that is a {@link PartitionTransform.Bucket}, in their order, the bucket that all
 *     its rows are in; empty: they have no value there
 */
public record WrittenFile(String location, long rows, long bytes, List<OptionalInt> buckets) {
    public WrittenFile {
        requireNonNull(location, "location is null");
        buckets = List.copyOf(buckets);
    }
}
