package dev.floe.iceberg.table;

import dev.floe.spi.table.PartitionField;
import dev.floe.spi.table.PartitionTransform;
import dev.floe.spi.table.PartitionTransform.Bucket;
import dev.floe.spi.table.PartitionTransform.Plain;
import dev.floe.spi.table.PartitionTransform.Truncate;
import dev.floe.spi.table.SortField;
import dev.floe.spi.table.SortField.Direction;
import dev.floe.spi.table.SortField.Nulls;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.UnboundTerm;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.transforms.Transforms;

/** Gives the metadata of a table the partitions, the order and the properties of a design. */
final class DesignedMetadata {
    /** The properties that a design has set, so that those can go which the next one does not have any more. */
    private static final String OWN_PROPERTIES = "floe.designed-properties";

    private DesignedMetadata() {}

    /** @param metadata whose columns are those that the design speaks of */
    static TableMetadata of(TableMetadata metadata, TableDesign design, FileIO files) {
        StagingOperations operations = new StagingOperations(files, metadata);
        BaseTable table = new BaseTable(operations, "designed");
        partition(table, operations, design.layout().partition());
        TableMetadata partitioned = operations.current();
        SortOrder order = order(partitioned.schema(), design.layout().order());
        TableMetadata sorted =
                partitioned.sortOrder().sameOrder(order) ? partitioned : partitioned.replaceSortOrder(order);
        return properties(sorted, design);
    }

    /** The metadata without partitions and an order of columns that are about to go; those of other columns stay. */
    static TableMetadata ofColumns(TableMetadata metadata, Set<Integer> kept, FileIO files) {
        StagingOperations operations = new StagingOperations(files, metadata);
        List<org.apache.iceberg.PartitionField> lost = metadata.spec().fields().stream()
                .filter(field ->
                        !kept.contains(field.sourceId()) && !field.transform().isVoid())
                .toList();
        if (!lost.isEmpty()) {
            UpdatePartitionSpec update = new BaseTable(operations, "designed").updateSpec();
            lost.forEach(field -> update.removeField(field.name()));
            update.commit();
        }
        boolean isSortedByLost =
                metadata.sortOrder().fields().stream().anyMatch(field -> !kept.contains(field.sourceId()));
        return isSortedByLost ? operations.current().replaceSortOrder(SortOrder.unsorted()) : operations.current();
    }

    private static void partition(BaseTable table, StagingOperations operations, List<PartitionField> wanted) {
        Schema schema = operations.current().schema();
        Set<PartitionField> missing = new HashSet<>(wanted);
        UpdatePartitionSpec update = table.updateSpec();
        boolean isChanged = false;
        for (org.apache.iceberg.PartitionField present :
                operations.current().spec().fields()) {
            boolean isKept = missing.removeIf(field ->
                    present.sourceId() == schema.findField(field.column()).fieldId()
                            && present.transform()
                                    .toString()
                                    .equals(transform(field.transform()).toString()));
            if (!isKept && !present.transform().isVoid()) {
                update.removeField(present.name());
                isChanged = true;
            }
        }
        for (PartitionField field : wanted) {
            if (missing.contains(field)) {
                update.addField(term(field));
                isChanged = true;
            }
        }
        if (isChanged) {
            update.commit();
        }
    }

    static Transform<?, ?> transform(PartitionTransform transform) {
        return switch (transform) {
            case Bucket(int count) -> Transforms.bucket(count);
            case Truncate(int width) -> Transforms.truncate(width);
            case Plain plain ->
                switch (plain) {
                    case IDENTITY -> Transforms.identity();
                    case YEAR -> Transforms.year();
                    case MONTH -> Transforms.month();
                    case DAY -> Transforms.day();
                    case HOUR -> Transforms.hour();
                };
        };
    }

    private static UnboundTerm<?> term(PartitionField field) {
        String column = field.column();
        return switch (field.transform()) {
            case Bucket(int count) -> Expressions.bucket(column, count);
            case Truncate(int width) -> Expressions.truncate(column, width);
            case Plain plain ->
                switch (plain) {
                    case IDENTITY -> Expressions.ref(column);
                    case YEAR -> Expressions.year(column);
                    case MONTH -> Expressions.month(column);
                    case DAY -> Expressions.day(column);
                    case HOUR -> Expressions.hour(column);
                };
        };
    }

    private static SortOrder order(Schema schema, List<SortField> wanted) {
        SortOrder.Builder order = SortOrder.builderFor(schema);
        for (SortField field : wanted) {
            NullOrder nulls = field.nulls() == Nulls.FIRST ? NullOrder.NULLS_FIRST : NullOrder.NULLS_LAST;
            if (field.direction() == Direction.ASCENDING) {
                order.asc(field.column(), nulls);
            } else {
                order.desc(field.column(), nulls);
            }
        }
        return order.build();
    }

    /** The properties that a design has set. */
    static SortedMap<String, String> ownProperties(TableMetadata metadata) {
        SortedMap<String, String> own = new TreeMap<>();
        String names = metadata.properties().getOrDefault(OWN_PROPERTIES, "");
        for (String name : names.split(",", -1)) {
            Optional.ofNullable(metadata.properties().get(name)).ifPresent(value -> own.put(name, value));
        }
        return own;
    }

    private static TableMetadata properties(TableMetadata metadata, TableDesign design) {
        Map<String, String> present = metadata.properties();
        Map<String, String> next = new HashMap<>(present);
        ownProperties(metadata).keySet().forEach(next::remove);
        next.remove(OWN_PROPERTIES);
        next.putAll(design.properties());
        if (!design.properties().isEmpty()) {
            next.put(OWN_PROPERTIES, String.join(",", design.properties().keySet()));
        }
        return next.equals(present) ? metadata : metadata.replaceProperties(next);
    }
}
