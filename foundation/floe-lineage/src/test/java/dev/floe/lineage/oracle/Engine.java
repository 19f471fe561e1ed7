package dev.floe.lineage.oracle;

import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Tables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * DuckDB with tables, and with variants of them in which the values of one column are others. A variant is a schema that has
 * views of all other tables.
 */
final class Engine implements AutoCloseable, Tables {
    private static final int VARIANTS = 3;

    private final Connection connection;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<ColumnId, List<String>> variants = new LinkedHashMap<>();

    Engine() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("set threads = 1");
        execute("create schema base");
        execute("use base");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Knows the tables that are there, and makes their variants. */
    void seal() throws SQLException {
        for (String name : texts("select table_name from duckdb_tables() where schema_name = 'base' order by 1")) {
            List<Column> columns = new ArrayList<>();
            for (String column : texts("select column_name || ' ' || data_type from duckdb_columns()"
                    + " where schema_name = 'base' and table_name = '" + name + "' order by column_index")) {
                int space = column.indexOf(' ');
                columns.add(new Column(column.substring(0, space), Optional.of(column.substring(space + 1))));
            }
            tables.put(name, new Table(name, columns, Knowledge.EXACT));
        }
        for (Table table : List.copyOf(tables.values())) {
            for (Column column : table.columns()) {
                List<String> schemas = new ArrayList<>();
                for (int i = 0; i < VARIANTS; i++) {
                    schemas.add(variant(table, column, i));
                }
                variants.put(new ColumnId(table.id(), column.name()), schemas);
            }
        }
        execute("use base");
    }

    /** The values of the column on other rows, or none at all, or a third of them moved. */
    private String variant(Table table, Column column, int kind) throws SQLException {
        String schema = "v_" + table.id() + "_" + column.name() + "_" + kind;
        execute("create schema " + schema);
        for (String other : tables.keySet()) {
            if (!other.equals(table.id())) {
                execute("create view " + schema + "." + other + " as from base." + other);
            }
        }
        String value =
                switch (kind) {
                    case 0 -> "lag(c, 1, last_c) over (order by r)";
                    case 1 -> "case when r % 2 = 0 then lag(c, 5, last_c) over (order by r) else c end";
                    default -> "case when r % 3 = 0 then null else lag(c, 7, c) over (order by r) end";
                };
        execute("create table " + schema + "." + table.id() + " as select * exclude (r, c, last_c) replace ((" + value
                + ") as " + column.name() + ") from (select *, rowid as r, " + column.name() + " as c, last("
                + column.name() + ") over (order by rowid rows between unbounded preceding and unbounded following)"
                + " as last_c from base." + table.id() + ") order by r");
        return schema;
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    @Override
    public Optional<Table> find(List<String> path) {
        return Optional.ofNullable(tables.get(path.getLast()));
    }

    List<ColumnId> columns() {
        return List.copyOf(variants.keySet());
    }

    /** A result, with the values of each column in an order that does not depend on that of the rows. */
    record Answer(List<String> names, List<String> types, List<List<String>> values) {}

    Answer ask(String sql) throws SQLException {
        execute("use base");
        return answer(sql);
    }

    /** The answers over the variants of a column; fewer where the engine refuses, as it does to cast other values. */
    List<Answer> askVariants(String sql, ColumnId column) throws SQLException {
        List<Answer> all = new ArrayList<>();
        for (String schema : variants.getOrDefault(column, List.of())) {
            execute("use " + schema);
            try {
                all.add(answer(sql));
            } catch (SQLException refused) {
                // A scalar query has two rows now, or a text is no number: nothing to compare.
            }
        }
        return all;
    }

    private Answer answer(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData meta = rows.getMetaData();
            List<String> names = new ArrayList<>();
            List<String> types = new ArrayList<>();
            List<List<String>> values = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                names.add(meta.getColumnLabel(i));
                types.add(meta.getColumnTypeName(i));
                values.add(new ArrayList<>());
            }
            while (rows.next()) {
                for (int i = 0; i < names.size(); i++) {
                    values.get(i).add(String.valueOf(rows.getString(i + 1)));
                }
            }
            values.forEach(Collections::sort);
            return new Answer(names, types, values);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
