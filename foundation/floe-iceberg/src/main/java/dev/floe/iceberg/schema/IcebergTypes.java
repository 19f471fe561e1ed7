package dev.floe.iceberg.schema;

import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.Fixed;
import dev.floe.spi.table.TableType.ListOf;
import dev.floe.spi.table.TableType.MapOf;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.TableType.Struct;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Translates schemas to Iceberg's and back; nothing is lost either way. */
public final class IcebergTypes {
    private IcebergTypes() {}

    public static Schema schema(TableSchema schema) {
        return new Schema(schema.fields().stream().map(IcebergTypes::field).toList());
    }

    /**
     * A schema of Iceberg's as engines are told of it.
     *
     * @throws UnsupportedOperationException if a column's type is none that engines can be told of
     */
    public static TableSchema schema(Schema schema) {
        return new TableSchema(fields(schema.columns()));
    }

    private static List<TableField> fields(List<Types.NestedField> fields) {
        return fields.stream().map(IcebergTypes::field).toList();
    }

    private static TableField field(Types.NestedField field) {
        return new TableField(field.fieldId(), field.name(), type(field.name(), field.type()), field.isRequired());
    }

    private static Types.NestedField field(TableField field) {
        return field.isRequired()
                ? Types.NestedField.required(field.id(), field.name(), type(field.type()))
                : Types.NestedField.optional(field.id(), field.name(), type(field.type()));
    }

    private static Type type(TableType type) {
        return switch (type) {
            case Primitive primitive -> primitive(primitive);
            case Decimal(int precision, int scale) -> Types.DecimalType.of(precision, scale);
            case Fixed(int length) -> Types.FixedType.ofLength(length);
            case Struct(List<TableField> fields) ->
                Types.StructType.of(fields.stream().map(IcebergTypes::field).toList());
            case ListOf(TableField element) ->
                element.isRequired()
                        ? Types.ListType.ofRequired(element.id(), type(element.type()))
                        : Types.ListType.ofOptional(element.id(), type(element.type()));
            case MapOf(TableField key, TableField value) ->
                value.isRequired()
                        ? Types.MapType.ofRequired(key.id(), value.id(), type(key.type()), type(value.type()))
                        : Types.MapType.ofOptional(key.id(), value.id(), type(key.type()), type(value.type()));
        };
    }

    private static Type primitive(Primitive type) {
        return switch (type) {
            case BOOLEAN -> Types.BooleanType.get();
            case INT -> Types.IntegerType.get();
            case LONG -> Types.LongType.get();
            case FLOAT -> Types.FloatType.get();
            case DOUBLE -> Types.DoubleType.get();
            case DATE -> Types.DateType.get();
            case TIME -> Types.TimeType.get();
            case TIMESTAMP -> Types.TimestampType.withoutZone();
            case TIMESTAMP_TZ -> Types.TimestampType.withZone();
            case TIMESTAMP_NANO -> Types.TimestampNanoType.withoutZone();
            case TIMESTAMP_TZ_NANO -> Types.TimestampNanoType.withZone();
            case STRING -> Types.StringType.get();
            case UUID -> Types.UUIDType.get();
            case BINARY -> Types.BinaryType.get();
        };
    }

    private static TableType type(String name, Type type) {
        return switch (type) {
            case Types.StructType struct -> new Struct(fields(struct.fields()));
            case Types.ListType list -> new ListOf(field(list.fields().getFirst()));
            case Types.MapType map ->
                new MapOf(field(map.fields().getFirst()), field(map.fields().getLast()));
            case Types.DecimalType decimal -> new Decimal(decimal.precision(), decimal.scale());
            case Types.FixedType fixed -> new Fixed(fixed.length());
            case Types.TimestampType time -> time.shouldAdjustToUTC() ? Primitive.TIMESTAMP_TZ : Primitive.TIMESTAMP;
            case Types.TimestampNanoType time ->
                time.shouldAdjustToUTC() ? Primitive.TIMESTAMP_TZ_NANO : Primitive.TIMESTAMP_NANO;
            default -> primitive(name, type);
        };
    }

    private static Primitive primitive(String name, Type type) {
        return switch (type.typeId()) {
            case BOOLEAN -> Primitive.BOOLEAN;
            case INTEGER -> Primitive.INT;
            case LONG -> Primitive.LONG;
            case FLOAT -> Primitive.FLOAT;
            case DOUBLE -> Primitive.DOUBLE;
            case DATE -> Primitive.DATE;
            case TIME -> Primitive.TIME;
            case STRING -> Primitive.STRING;
            case UUID -> Primitive.UUID;
            case BINARY -> Primitive.BINARY;
            default ->
                throw new UnsupportedOperationException(
                        "Column '%s' is of type %s, which floe cannot read".formatted(name, type));
        };
    }
}
