package dev.floe.spi.session;

import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.WrittenFile;
import java.util.List;

/** The data files of tables, as the engine of a session reads and writes them. It commits nothing: who asked does. */
public interface TableFiles {
    /**
     * The columns that a table needs for the rows of a query, which does not run. Field ids count from 1, a nested field
     * behind the one it is in.
     *
     * @throws SessionException if the engine refuses, or the type of a column has no equal in a table
     */
    TableSchema schemaOf(String query);

    /**
     * Makes a view of a table's rows, in place of one of that name.
     *
     * @param relation its name, as the engine writes it
     * @throws SessionException if the engine refuses
     */
    void createView(String relation, TableScan scan);

    /**
     * Runs a query and writes its rows into files. Where that fails, files may be left in the directory.
     *
     * @return one file at least; where rows are divided into partitions, none if there are no rows
     * @throws SessionException if the engine refuses
     */
    List<WrittenFile> write(TableWrite write);
}
