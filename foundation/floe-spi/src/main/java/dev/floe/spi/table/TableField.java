package dev.floe.spi.table;

import static java.util.Objects.requireNonNull;

/**
 * A column, or a part of a nested one.
 *
 * @param id the number by which files know it, whatever it is called: positive, and one of its kind in a schema
 * @param isRequired whether it is never null
 */
public record TableField(int id, String name, TableType type, boolean isRequired) {
    public TableField {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }
}
