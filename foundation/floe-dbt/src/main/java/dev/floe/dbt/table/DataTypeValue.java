package dev.floe.dbt.table;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.HostValue;

/**
 * The type of a column as templates see it.
 *
 * @param type the type
 */
record DataTypeValue(ColumnType type) implements HostValue {
    DataTypeValue {
        requireNonNull(type, "type is null");
    }

    @Override
    public String typeName() {
        return type.label();
    }

    @Override
    public String toString() {
        return repr();
    }
}
