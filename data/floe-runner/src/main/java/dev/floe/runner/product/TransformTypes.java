package dev.floe.runner.product;

import dev.floe.spi.table.PartitionTransform;
import dev.floe.spi.table.PartitionTransform.Bucket;
import dev.floe.spi.table.PartitionTransform.Plain;
import dev.floe.spi.table.PartitionTransform.Truncate;
import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.Fixed;
import dev.floe.spi.table.TableType.ListOf;
import dev.floe.spi.table.TableType.MapOf;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.TableType.Struct;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which types a transform takes, by Iceberg's table specification; no partition is made of numbers that are rounded. */
final class TransformTypes {
    private static final Set<Primitive> TIMES = EnumSet.of(
            Primitive.TIMESTAMP, Primitive.TIMESTAMP_TZ, Primitive.TIMESTAMP_NANO, Primitive.TIMESTAMP_TZ_NANO);
    private static final Set<Primitive> NOT_IN_BUCKETS =
            EnumSet.of(Primitive.BOOLEAN, Primitive.FLOAT, Primitive.DOUBLE);
    private static final Set<Primitive> TRUNCATED =
            EnumSet.of(Primitive.INT, Primitive.LONG, Primitive.STRING, Primitive.BINARY);

    private TransformTypes() {}

    static boolean takes(PartitionTransform transform, TableType type) {
        return switch (transform) {
            case Bucket _ -> isFlat(type) && !NOT_IN_BUCKETS.contains(type);
            case Truncate _ -> type instanceof Decimal || TRUNCATED.contains(type);
            case Plain plain ->
                switch (plain) {
                    case IDENTITY -> isFlat(type) && type != Primitive.FLOAT && type != Primitive.DOUBLE;
                    case YEAR, MONTH, DAY -> type == Primitive.DATE || TIMES.contains(type);
                    case HOUR -> TIMES.contains(type);
                };
        };
    }

    static String help(PartitionTransform transform) {
        return switch (transform) {
            case Bucket _ -> "buckets are made of whole numbers, decimals, texts, binaries, UUIDs, dates and times";
            case Truncate _ -> "whole numbers, decimals, texts and binaries can be truncated";
            case Plain plain ->
                switch (plain) {
                    case IDENTITY ->
                        "partition by a column that has one value which is no floating-point number, or by a transform of it";
                    case YEAR, MONTH, DAY -> "cast the column to a date or a timestamp";
                    case HOUR -> "cast the column to a timestamp";
                };
        };
    }

    static boolean isSortable(TableType type) {
        return isFlat(type);
    }

    private static boolean isFlat(TableType type) {
        return type instanceof Primitive || type instanceof Decimal || type instanceof Fixed;
    }

    static String name(TableType type) {
        return switch (type) {
            case Primitive primitive -> primitive.name().toLowerCase(Locale.ROOT);
            case Decimal(int precision, int scale) -> "decimal(" + precision + ", " + scale + ")";
            case Fixed(int length) -> "fixed(" + length + ")";
            case ListOf _ -> "list";
            case MapOf _ -> "map";
            case Struct _ -> "struct";
        };
    }
}
