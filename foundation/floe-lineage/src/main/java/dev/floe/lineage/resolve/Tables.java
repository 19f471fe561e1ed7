package dev.floe.lineage.resolve;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** Knows tables. */
@FunctionalInterface
public interface Tables {
    /**
     * What is known of a table.
     *
     * @param path its name as a query has it, with those of its schema and its database in front where they stand there
     * @return empty: there is no such table that anybody here knows
     */
    Optional<Table> find(List<String> path);

    /**
     * A table.
     *
     * @param id what {@link ColumnId#table()} is to be
     */
    record Table(String id, List<Column> columns, Knowledge knowledge) {
        public Table {
            requireNonNull(id, "id is null");
            columns = List.copyOf(columns);
            requireNonNull(knowledge, "knowledge is null");
        }
    }

    /** A column of a table, with its type if that is known. */
    record Column(String name, Optional<String> type) {
        public Column {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
        }
    }

    /** How much of a table's columns is known. */
    enum Knowledge {
        /** These and no others. */
        EXACT,
        /** These, but the table may be older than what is known of it. */
        EXPECTED,
        /** These, and there may be others. */
        SOME
    }
}
