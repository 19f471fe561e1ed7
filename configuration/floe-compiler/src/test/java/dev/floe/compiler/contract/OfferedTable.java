package dev.floe.compiler.contract;

import dev.floe.compiler.contract.Bounds.Edge;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills real tables that use every freedom that a contract leaves: nulls, duplicates, the largest values, the oldest rows. */
final class OfferedTable {
    static final String NOW = "timestamp '2026-11-21 12:00:00'";
    private static final int ROWS = 8;
    private static final long TEN_YEARS = 10L * 366 * 86_400;

    private final Contract contract;

    OfferedTable(Contract contract) {
        this.contract = contract;
    }

    /** Makes the table in each of its servers, which are databases that are attached once. */
    void create(Connection connection, int rows, Age age) throws SQLException {
        for (ContractServer server : contract.servers()) {
            String catalog = catalog(server);
            String table = contract.table().physicalName();
            execute(connection, "attach if not exists ':memory:' as " + catalog);
            execute(connection, "create schema " + catalog + "." + table.substring(0, table.indexOf('.')));
            List<String> columns = contract.table().columns().stream()
                    .map(column -> "\"" + column.name() + "\" "
                            + column.type().orElseThrow().physical())
                    .toList();
            execute(connection, "create table " + catalog + "." + table + " (" + String.join(", ", columns) + ")");
            List<String> values = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                values.add("(" + row(row, rows, age) + ")");
            }
            if (!values.isEmpty()) {
                execute(connection, "insert into " + catalog + "." + table + " values " + String.join(", ", values));
            }
        }
    }

    void drop(Connection connection) throws SQLException {
        for (ContractServer server : contract.servers()) {
            execute(connection, "drop schema if exists " + catalog(server) + ".gold cascade");
        }
    }

    static String catalog(ContractServer server) {
        return Values.text(server.details(), "catalog").orElseThrow();
    }

    /** How many rows to try: the fewest that the contract allows, and enough for everything else. */
    List<Integer> sizes() {
        int fewest = contract.table().quality().stream()
                .flatMap(rule -> Bounds.of(rule.body()).stream())
                .flatMap(bounds -> bounds.lower().stream())
                .mapToInt(limit -> limit.value().intValue() + (limit.edge() == Edge.EXCLUDED ? 1 : 0))
                .max()
                .orElse(0);
        return List.of(fewest, ROWS);
    }

    private String row(int row, int rows, Age age) {
        List<String> values = new ArrayList<>();
        for (ContractColumn column : contract.table().columns()) {
            values.add(
                    column.name().equals(SampleContracts.LOADED_AT)
                            ? loadedAt(row, rows, age)
                            : value(column, row, rows));
        }
        return String.join(", ", values);
    }

    /** How old the rows are that no promise is about. */
    enum Age {
        YOUNG,
        OLD
    }

    /** The first row is as old as is promised to be kept, the last one as late as is allowed. */
    private String loadedAt(int row, int rows, Age age) {
        long free = age == Age.YOUNG ? 0 : TEN_YEARS;
        long oldest = seconds("retention").map(kept -> Math.max(kept, free)).orElse(free);
        long latest = seconds("latency").map(late -> Math.min(late, free)).orElse(free);
        return "%s - to_seconds(%d)".formatted(NOW, row == 0 && rows > 1 ? Math.max(oldest, latest) : latest);
    }

    private Optional<Long> seconds(String property) {
        return contract.service().stream()
                .filter(level -> level.property().equals(property))
                .findFirst()
                .flatMap(ServiceLevel::seconds)
                .map(BigDecimal::longValueExact);
    }

    private String value(ContractColumn column, int row, int rows) {
        List<String> key = contract.table().primaryKey();
        boolean mayBeNull = !column.isRequired() && column.keyPosition().isEmpty();
        if (mayBeNull && row == rows - 1) {
            return "null";
        }
        if (column.isUnique() || key.equals(List.of(column.name()))) {
            return literal(column, row);
        }
        return literal(column, key.contains(column.name()) ? part(key, column.name(), row) : 0);
    }

    /** Together, the parts of a key tell all rows apart; none of them does without the others. */
    private static int part(List<String> key, String name, int row) {
        int at = key.indexOf(name);
        return at < key.size() - 1 ? (row >> at) & 1 : row >> at;
    }

    private static String literal(ContractColumn column, int index) {
        List<PropertyValue> valid = column.quality().stream()
                .flatMap(rule -> Values.items(Values.entries(rule.body(), "arguments"), "validValues").stream())
                .toList();
        String type = column.type().orElseThrow().physical();
        return switch (type) {
            case "INTEGER" -> Long.toString(Integer.MAX_VALUE - index);
            case "BIGINT" -> Long.toString((1L << 62) - 1 - index);
            case "DOUBLE" -> "1e" + (150 - index);
            case "FLOAT" -> "3e" + (38 - index);
            case "VARCHAR" -> "'" + (valid.isEmpty() ? "other" + index : Values.shown(valid.getLast())) + "'";
            case "DATE" -> "date '2000-01-01' + " + index;
            default -> decimal(type, index);
        };
    }

    private static String decimal(String type, int index) {
        String[] digits = type.substring("DECIMAL(".length(), type.length() - 1).split(",", 2);
        BigInteger largest = BigInteger.TEN.pow(Integer.parseInt(digits[0])).subtract(BigInteger.valueOf(1 + index));
        return new BigDecimal(largest, Integer.parseInt(digits[1])).toPlainString();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
