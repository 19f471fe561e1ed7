package dev.floe.iceberg.table;

import dev.floe.spi.table.PartitionField;
import dev.floe.spi.table.PartitionTransform;
import dev.floe.spi.table.PartitionTransform.Bucket;
import dev.floe.spi.table.PartitionTransform.Plain;
import dev.floe.spi.table.PartitionTransform.Truncate;
import dev.floe.spi.table.SortField;
import dev.floe.spi.table.SortField.Direction;
import dev.floe.spi.table.SortField.Nulls;
import dev.floe.spi.table.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.SortDirection;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.transforms.Transform;

/** Reads the layout of a table, whoever has made it. */
final class LayoutOfMetadata {
    private static final Pattern WITH_NUMBER = Pattern.compile("(bucket|truncate)\\[(\\d+)\\]");

    private LayoutOfMetadata() {}

    /** Empty: it has a transform that is not known, or speaks of nested columns. */
    static Optional<TableLayout> of(TableMetadata metadata) {
        List<PartitionField> partition = new ArrayList<>();
        for (org.apache.iceberg.PartitionField field : metadata.spec().fields()) {
            Optional<PartitionTransform> transform = transform(field.transform());
            Optional<String> column = column(metadata, field.sourceId());
            if (field.transform().isVoid()) {
                continue;
            }
            if (transform.isEmpty() || column.isEmpty()) {
                return Optional.empty();
            }
            partition.add(new PartitionField(column.get(), transform.get()));
        }
        List<SortField> order = new ArrayList<>();
        for (org.apache.iceberg.SortField field : metadata.sortOrder().fields()) {
            Optional<String> column = column(metadata, field.sourceId());
            if (!field.transform().isIdentity() || column.isEmpty()) {
                return Optional.empty();
            }
            order.add(new SortField(
                    column.get(),
                    field.direction() == SortDirection.ASC ? Direction.ASCENDING : Direction.DESCENDING,
                    field.nullOrder() == NullOrder.NULLS_FIRST ? Nulls.FIRST : Nulls.LAST));
        }
        return Optional.of(new TableLayout(partition, order));
    }

    private static Optional<String> column(TableMetadata metadata, int id) {
        return metadata.schema().columns().stream()
                .filter(field -> field.fieldId() == id)
                .map(field -> field.name())
                .findFirst();
    }

    private static Optional<PartitionTransform> transform(Transform<?, ?> transform) {
        Matcher matcher = WITH_NUMBER.matcher(transform.toString());
        if (matcher.matches()) {
            int number = Integer.parseInt(matcher.group(2));
            return Optional.of(matcher.group(1).equals("bucket") ? new Bucket(number) : new Truncate(number));
        }
        return switch (transform.toString()) {
            case "identity" -> Optional.of(Plain.IDENTITY);
            case "year" -> Optional.of(Plain.YEAR);
            case "month" -> Optional.of(Plain.MONTH);
            case "day" -> Optional.of(Plain.DAY);
            case "hour" -> Optional.of(Plain.HOUR);
            default -> Optional.empty();
        };
    }
}
