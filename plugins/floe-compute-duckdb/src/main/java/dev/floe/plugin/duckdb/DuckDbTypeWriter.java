package dev.floe.plugin.duckdb;

import static dev.floe.plugin.duckdb.DuckDbText.identifier;
import static dev.floe.plugin.duckdb.DuckDbText.literal;

import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.Fixed;
import dev.floe.spi.table.TableType.ListOf;
import dev.floe.spi.table.TableType.MapOf;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.TableType.Struct;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the types of tables, and the ids of their fields, as DuckDB's SQL has them. */
final class DuckDbTypeWriter {
    private static final String FIELD_ID = "__duckdb_field_id";

    private DuckDbTypeWriter() {}

    /** Such as {@code STRUCT("a" INTEGER)[]}. */
    static String type(TableType type) {
        return switch (type) {
            case Primitive primitive -> primitive(primitive);
            case Decimal(int precision, int scale) -> "DECIMAL(" + precision + "," + scale + ")";
            case Fixed _ -> "BLOB";
            case ListOf(TableField element) -> type(element.type()) + "[]";
            case MapOf(TableField key, TableField value) -> "MAP(" + type(key.type()) + ", " + type(value.type()) + ")";
            case Struct(List<TableField> fields) ->
                fields.stream()
                        .map(field -> identifier(field.name()) + " " + type(field.type()))
                        .collect(Collectors.joining(", ", "STRUCT(", ")"));
        };
    }

    private static String primitive(Primitive type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG -> "BIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case TIMESTAMP_NANO, TIMESTAMP_TZ_NANO -> "TIMESTAMP_NS";
            case TIMESTAMP_TZ -> "TIMESTAMP WITH TIME ZONE";
            case STRING -> "VARCHAR";
            case UUID -> "UUID";
            case BINARY -> "BLOB";
        };
    }

    /** The ids of columns, as {@code COPY ... (FIELD_IDS ...)} takes them. */
    static String fieldIds(List<TableField> fields) {
        return fields.stream()
                .map(field -> literal(field.name()) + ": " + fieldId(field))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String fieldId(TableField field) {
        List<TableField> children = children(field.type());
        if (children.isEmpty()) {
            return Integer.toString(field.id());
        }
        return "{" + literal(FIELD_ID) + ": " + field.id() + ", "
                + fieldIds(children).substring(1);
    }

    private static List<TableField> children(TableType type) {
        return switch (type) {
            case ListOf(TableField element) -> List.of(element);
            case MapOf(TableField key, TableField value) -> List.of(key, value);
            case Struct(List<TableField> fields) -> fields;
            default -> List.of();
        };
    }
}
