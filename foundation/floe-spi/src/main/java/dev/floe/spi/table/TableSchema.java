package dev.floe.spi.table;

import java.util.List;

/** The columns of a table, in their order. */
public record TableSchema(List<TableField> fields) {
    public TableSchema {
        fields = List.copyOf(fields);
    }
}
