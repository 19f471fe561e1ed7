package dev.floe.iceberg.table;

import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.WrittenFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Files;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * The last part of a Parquet file, which says what is in it. Iceberg's own way to read it needs Hadoop on the class path; this
 * one gives the same metrics without.
 */
final class ParquetFooter {
    /** The length of the footer in 4 bytes, and {@code PAR1}. */
    private static final int TAIL = 8;

    private static final Map<String, String> WHOLE_BOUNDS = Map.of(TableProperties.DEFAULT_WRITE_METRICS_MODE, "full");

    private final InputFile file;
    private final ParquetMetadata metadata;

    private ParquetFooter(InputFile file, ParquetMetadata metadata) {
        this.file = file;
        this.metadata = metadata;
    }

    static ParquetFooter read(Path path) throws IOException {
        InputFile file = Files.localInput(path.toFile());
        long length = file.getLength();
        if (length < TAIL) {
            throw new IOException("it has only " + length + " bytes");
        }
        try (SeekableInputStream stream = file.newStream()) {
            byte[] tail = new byte[TAIL];
            stream.seek(length - TAIL);
            stream.readNBytes(tail, 0, TAIL);
            int footerLength =
                    ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            if (tail[4] != 'P' || footerLength < 0 || footerLength > length - TAIL) {
                throw new IOException("it does not end as a Parquet file does");
            }
            byte[] footer = new byte[footerLength];
            stream.seek(length - TAIL - footerLength);
            stream.readNBytes(footer, 0, footerLength);
            return new ParquetFooter(
                    file,
                    new ParquetMetadataConverter()
                            .fromParquetMetadata(Util.readFileMetaData(new ByteArrayInputStream(footer))));
        }
    }

    /** The file as a table lists it, with counts and bounds of its columns. */
    DataFile dataFile(
            String location, WrittenFile file, TableMetadata table, TableLayout layout, MetricsConfig metrics) {
        PartitionSpec spec = table.spec();
        DataFiles.Builder builder = DataFiles.builder(spec)
                .withPath(location)
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(this.file.getLength())
                .withMetrics(metrics(metrics))
                .withSplitOffsets(ParquetUtil.getSplitOffsets(metadata));
        if (spec.isPartitioned()) {
            MetricsConfig whole = MetricsConfig.from(WHOLE_BOUNDS, table.schema(), table.sortOrder());
            builder.withPartition(new FilePartition(spec, layout).of(file, metrics(whole)));
        }
        if (table.sortOrder().isSorted()) {
            builder.withSortOrder(table.sortOrder());
        }
        return builder.build();
    }

    private Metrics metrics(MetricsConfig config) {
        return ParquetUtil.footerMetrics(metadata, Stream.empty(), config);
    }
}
