package dev.floe.iceberg.schema;

import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.ListOf;
import dev.floe.spi.table.TableType.MapOf;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.TableType.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the fields of a new schema the ids they have in the one before, found by their names, as far as Iceberg lets a field
 * of the old type become one of the new; all others get ids that were never used.
 */
public final class FieldIds {
    private int last;

    private FieldIds(int last) {
        this.last = last;
    }

    /**
     * The new schema with its ids.
     *
     * @param wanted whose own ids do not count
     * @param lastUsed the highest id that was ever given to a field of the table
     */
    public static TableSchema assign(TableSchema wanted, TableSchema before, int lastUsed) {
        return new TableSchema(new FieldIds(lastUsed).fields(wanted.fields(), before.fields()));
    }

    /** The highest id in a schema; 0 for one without fields. */
    public static int highest(TableSchema schema) {
        return highest(schema.fields());
    }

    private static int highest(List<TableField> fields) {
        return fields.stream()
                .mapToInt(field -> Math.max(field.id(), highest(children(field.type()))))
                .max()
                .orElse(0);
    }

    private static List<TableField> children(TableType type) {
        return switch (type) {
            case Struct(List<TableField> fields) -> fields;
            case ListOf(TableField element) -> List.of(element);
            case MapOf(TableField key, TableField value) -> List.of(key, value);
            default -> List.of();
        };
    }

    private List<TableField> fields(List<TableField> wanted, List<TableField> before) {
        List<Optional<TableField>> kept =
                wanted.stream().map(field -> find(field, before)).toList();
        List<Integer> ids = kept.stream()
                .map(field -> field.map(TableField::id).orElseGet(() -> ++last))
                .toList();
        List<TableField> fields = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            TableField field = wanted.get(i);
            TableType type = type(field.type(), kept.get(i).map(TableField::type));
            fields.add(new TableField(ids.get(i), field.name(), type, field.isRequired()));
        }
        return fields;
    }

    private static Optional<TableField> find(TableField field, List<TableField> before) {
        return before.stream()
                .filter(old -> old.name().equals(field.name()) && mayBecome(old.type(), field.type()))
                .findFirst();
    }

    private TableType type(TableType wanted, Optional<TableType> before) {
        List<TableField> old = before.map(FieldIds::children).orElse(List.of());
        return switch (wanted) {
            case Struct(List<TableField> fields) -> new Struct(fields(fields, old));
            case ListOf(TableField element) ->
                new ListOf(fields(List.of(element), old).getFirst());
            case MapOf(TableField key, TableField value) -> {
                List<TableField> both = fields(List.of(key, value), old);
                yield new MapOf(both.getFirst(), both.getLast());
            }
            default -> wanted;
        };
    }

    /** The promotions of Iceberg's table specification, and nested types of one kind. */
    private static boolean mayBecome(TableType old, TableType wanted) {
        if (old instanceof Decimal(int precision, int scale) && wanted instanceof Decimal decimal) {
            return decimal.precision() >= precision && decimal.scale() == scale;
        }
        if (old instanceof Primitive primitive) {
            return old.equals(wanted)
                    || (primitive == Primitive.INT && wanted == Primitive.LONG)
                    || (primitive == Primitive.FLOAT && wanted == Primitive.DOUBLE);
        }
        return old.getClass().equals(wanted.getClass());
    }
}
