package dev.floe.iceberg.table;

import dev.floe.iceberg.TableError;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.PartitionTransform.Bucket;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.WrittenFile;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Tells the partition of a file by its own bounds: every transform but the bucket keeps the order of values, so if it makes
 * the same of the lowest and of the highest value, it makes that of all between. An engine that has divided rows wrongly is
 * found out here.
 */
final class FilePartition {
    /** The bytes of a bound of which none is cut off, by DuckDB, which cuts at 256. */
    private static final int WHOLE_BYTES = 255;

    private final PartitionSpec spec;
    private final TableLayout layout;

    /** @param layout by which the engine has divided the rows */
    FilePartition(PartitionSpec spec, TableLayout layout) {
        this.spec = spec;
        this.layout = layout;
    }

    /**
     * The partition.
     *
     * @param metrics of the file, with the whole bounds of the columns that partitions are made of
     * @throws FloeException {@link TableError#NO_PARTITION} if a value cannot name one
     */
    StructLike of(WrittenFile file, Metrics metrics) {
        PartitionData partition = new PartitionData(spec.partitionType());
        for (int i = 0; i < spec.fields().size(); i++) {
            partition.put(i, value(spec.fields().get(i), file, metrics));
        }
        return partition;
    }

    private @Nullable Object value(PartitionField field, WrittenFile file, Metrics metrics) {
        Type type = spec.schema().findType(field.sourceId());
        long nulls = count(metrics.nullValueCounts(), field.sourceId());
        if (field.transform().isVoid() || nulls == file.rows()) {
            return null;
        }
        if (nulls > 0) {
            throw mixed(field, file);
        }
        OptionalInt bucket = bucket(field, file);
        ByteBuffer low = bound(metrics.lowerBounds(), field.sourceId());
        ByteBuffer high = bound(metrics.upperBounds(), field.sourceId());
        if (bucket.isPresent()) {
            if (isWhole(type) && low != null && high != null) {
                requireSame(field, file, bucket.getAsInt(), apply(field, type, low));
                requireSame(field, file, bucket.getAsInt(), apply(field, type, high));
            }
            return bucket.getAsInt();
        }
        if (low == null || high == null || !isLongEnough(field, type, low, high)) {
            throw nameless(field, "it is too long");
        }
        Object value = apply(field, type, low);
        requireSame(field, file, value, apply(field, type, high));
        if (value instanceof BigDecimal number
                && type instanceof Types.DecimalType decimal
                && number.precision() > decimal.precision()) {
            throw nameless(field, "its truncation has more digits than the column");
        }
        return value;
    }

    private FloeException nameless(PartitionField field, String reason) {
        String column = spec.schema().findColumnName(field.sourceId());
        return TableError.NO_PARTITION.exception(
                "Column '%s' has a value that cannot name a partition, %s".formatted(column, reason),
                "partition by its beginning, such as 'truncate(16, %1$s)', or by its hash, 'bucket(16, %1$s)'"
                        .formatted(column));
    }

    private OptionalInt bucket(PartitionField field, WrittenFile file) {
        String column = spec.schema().findColumnName(field.sourceId());
        List<dev.floe.spi.table.PartitionField> buckets = layout.partition().stream()
                .filter(each -> each.transform() instanceof Bucket)
                .toList();
        for (int i = 0; i < buckets.size(); i++) {
            if (buckets.get(i).column().equals(column)
                    && DesignedMetadata.transform(buckets.get(i).transform())
                            .toString()
                            .equals(field.transform().toString())) {
                return file.buckets().get(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Engines may cut the bounds of texts and binaries short. */
    private static boolean isWhole(Type type) {
        return type.typeId() != Type.TypeID.STRING && type.typeId() != Type.TypeID.BINARY;
    }

    private static boolean isLongEnough(PartitionField field, Type type, ByteBuffer low, ByteBuffer high) {
        return isWhole(type)
                || (low.remaining() <= WHOLE_BYTES && high.remaining() <= WHOLE_BYTES)
                || (field.transform().toString().startsWith("truncate") && width(field.transform()) * 4 <= WHOLE_BYTES);
    }

    private static int width(Transform<?, ?> transform) {
        return Integer.parseInt(transform.toString().replaceAll("\\D", ""));
    }

    private static @Nullable ByteBuffer bound(@Nullable Map<Integer, ByteBuffer> bounds, int field) {
        return bounds == null ? null : bounds.get(field);
    }

    private static long count(@Nullable Map<Integer, Long> counts, int field) {
        return counts == null ? 0 : Objects.requireNonNullElse(counts.get(field), 0L);
    }

    @SuppressWarnings("unchecked")
    private static Object apply(PartitionField field, Type type, ByteBuffer bound) {
        Transform<Object, Object> transform = (Transform<Object, Object>) field.transform();
        Object value = Conversions.fromByteBuffer(type, bound);
        return transform.bind(type).apply(value);
    }

    private static void requireSame(PartitionField field, WrittenFile file, Object one, Object other) {
        if (!one.equals(other) && !one.toString().equals(other.toString())) {
            throw mixed(field, file);
        }
    }

    private static IllegalStateException mixed(PartitionField field, WrittenFile file) {
        return new IllegalStateException(
                "The file '%s' has rows of several partitions '%s'".formatted(file.location(), field.name()));
    }
}
