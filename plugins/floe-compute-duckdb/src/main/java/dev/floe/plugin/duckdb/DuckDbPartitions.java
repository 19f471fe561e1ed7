package dev.floe.plugin.duckdb;

import static dev.floe.plugin.duckdb.DuckDbText.identifier;

import dev.floe.spi.table.PartitionField;
import dev.floe.spi.table.PartitionTransform;
import dev.floe.spi.table.PartitionTransform.Bucket;
import dev.floe.spi.table.PartitionTransform.Plain;
import dev.floe.spi.table.PartitionTransform.Truncate;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.Primitive;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What tells the partitions of rows apart, in SQL: rows that agree in an expression are of one partition. Only of buckets it
 * gives the partition's own value; what else a partition is called is up to who reads the files' bounds.
 */
final class DuckDbPartitions {
    private final TableSchema schema;

    DuckDbPartitions(TableSchema schema) {
        this.schema = schema;
    }

    /** The bucket of a row, from 0 on; null for null. */
    String bucket(PartitionField field) {
        if (!(field.transform() instanceof Bucket(int count))) {
            throw new IllegalArgumentException("'" + field.column() + "' is not divided into buckets");
        }
        TableField column = column(field.column());
        return "((" + DuckDbHash.of(identifier(column.name()), column.type()) + " & 2147483647) % " + count + ")";
    }

    /** A text that is another one for each partition. */
    String key(List<PartitionField> fields) {
        return fields.stream()
                .map(field -> "coalesce('v' || hex((" + value(field) + ")::varchar), 'n')")
                .collect(Collectors.joining(" || ',' || ", "md5(", ")"));
    }

    private String value(PartitionField field) {
        TableField column = column(field.column());
        String name = identifier(column.name());
        PartitionTransform transform = field.transform();
        return switch (transform) {
            case Bucket _ -> bucket(field);
            case Truncate(int width) -> truncated(name, column.type(), width);
            case Plain plain ->
                switch (plain) {
                    case IDENTITY -> column.type() == Primitive.BINARY ? "hex(" + name + ")" : name;
                    case YEAR -> "year(" + date(name, column.type()) + ")";
                    case MONTH ->
                        "year(" + date(name, column.type()) + ") * 12 + month(" + date(name, column.type()) + ")";
                    case DAY -> date(name, column.type());
                    case HOUR -> floorDivision(ticks(name, column.type()), perDay(column.type()) / 24 + "");
                };
        };
    }

    private static String truncated(String name, TableType type, int width) {
        if (type == Primitive.STRING) {
            return "left(" + name + ", " + width + ")";
        }
        if (type == Primitive.BINARY) {
            return "left(hex(" + name + "), 2 * " + width + ")";
        }
        String number = type instanceof Decimal ? "replace(" + name + "::varchar, '.', '')" : name;
        return floorDivision(number + "::hugeint", width + "::hugeint");
    }

    /** The day in UTC. */
    private static String date(String name, TableType type) {
        return type == Primitive.DATE
                ? name
                : "(date '1970-01-01' + " + floorDivision(ticks(name, type), perDay(type) + "") + "::integer)";
    }

    private static String ticks(String name, TableType type) {
        return (isNano(type) ? "epoch_ns(" : "epoch_us(") + name + ")";
    }

    private static long perDay(TableType type) {
        return 86_400_000_000L * (isNano(type) ? 1000 : 1);
    }

    private static boolean isNano(TableType type) {
        return type == Primitive.TIMESTAMP_NANO || type == Primitive.TIMESTAMP_TZ_NANO;
    }

    /** DuckDB's own division rounds to zero. */
    static String floorDivision(String number, String divisor) {
        return "((%1$s - ((%1$s %% %2$s) + %2$s) %% %2$s) // %2$s)".formatted("(" + number + ")", divisor);
    }

    private TableField column(String name) {
        return schema.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no column '%s' to partition by".formatted(name.toLowerCase(Locale.ROOT))));
    }
}
