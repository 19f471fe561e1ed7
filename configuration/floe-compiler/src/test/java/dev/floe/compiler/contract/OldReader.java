package dev.floe.compiler.contract;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Somebody who relies on all that a contract promises, and on nothing else: each column is asked for by its name. Each of its
 * queries gives an answer as long as the promise holds.
 */
final class OldReader {
    private final Contract contract;
    private final String table;

    OldReader(Contract contract) {
        this.contract = contract;
        this.table = OfferedTable.catalog(contract.servers().getFirst()) + "."
                + contract.table().physicalName();
    }

    /** The first query that fails, with the reason; empty: all of them work. */
    Optional<String> firstFailure(Connection connection) throws SQLException {
        for (String query : queries()) {
            try (Statement statement = connection.createStatement()) {
                if (statement.execute(query)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            rows.getObject(1);
                        }
                    }
                }
            } catch (SQLException refused) {
                return Optional.of(query + "\n" + refused.getMessage());
            } finally {
                OfferedTable.execute(connection, "drop table if exists memory.copy");
            }
        }
        return Optional.empty();
    }

    private List<String> queries() {
        List<String> queries = new ArrayList<>();
        queries.add("select " + columns() + " from " + table);
        queries.add("create table memory.copy (" + copyColumns() + "); insert into memory.copy select " + columns()
                + " from " + table);
        for (ContractColumn column : contract.table().columns()) {
            queries.addAll(ofType(column));
            column.quality()
                    .forEach(rule -> queries.add(fails("\"%s\" not in (%s)"
                            .formatted(
                                    column.name(),
                                    Values.items(Values.entries(rule.body(), "arguments"), "validValues").stream()
                                            .map(value -> "'" + Values.shown(value) + "'")
                                            .collect(Collectors.joining(", "))))));
        }
        contract.table().quality().forEach(rule -> queries.add(rowCount(rule)));
        contract.service().forEach(level -> queries.add(service(level)));
        return queries;
    }

    private String columns() {
        return contract.table().columns().stream()
                .map(column -> "\"" + column.name() + "\"")
                .collect(Collectors.joining(", "));
    }

    /** A table of the reader's own, as tight as the promises let it be. */
    private String copyColumns() {
        List<String> definitions = new ArrayList<>();
        for (ContractColumn column : contract.table().columns()) {
            definitions.add(
                    "\"" + column.name() + "\" " + column.type().orElseThrow().physical()
                            + (column.isRequired() ? " not null" : "")
                            + (column.isUnique() ? " unique" : ""));
        }
        if (!contract.table().primaryKey().isEmpty()) {
            definitions.add("primary key (" + String.join(", ", contract.table().primaryKey()) + ")");
        }
        return String.join(", ", definitions);
    }

    /** What only a value of this type can be asked; the last one stands for a program that reads into a type of its own. */
    private List<String> ofType(ContractColumn column) {
        List<String> queries = new ArrayList<>();
        String name = "\"" + column.name() + "\"";
        String type = column.type().orElseThrow().physical();
        switch (type) {
            case "BIGINT" -> queries.add("select " + name + " * 2 from " + table);
            case "DOUBLE" -> queries.add(fails("isinf(" + name + " * " + name + ")"));
            case "VARCHAR" -> queries.add("select lower(" + name + ") || 'x' from " + table);
            case "DATE" -> queries.add("select " + name + " + interval 1 day from " + table);
            default -> {}
        }
        queries.add(fails("typeof(%s) <> '%s'".formatted(name, type)));
        return queries;
    }

    private String rowCount(QualityRule rule) {
        Bounds.Limit least = Bounds.of(rule.body()).flatMap(Bounds::lower).orElseThrow();
        String comparison = least.edge() == Bounds.Edge.INCLUDED ? "<" : "<=";
        return "select case when count(*) %s %s then error('too few') end from %s"
                .formatted(comparison, least.value().toPlainString(), table);
    }

    private String service(ServiceLevel level) {
        String limit = "%s - to_seconds(%d)"
                .formatted(OfferedTable.NOW, level.seconds().orElseThrow().longValueExact());
        return level.property().equals("latency")
                ? "select case when max(loaded_at) < %s then error('too late') end from %s".formatted(limit, table)
                : "select case when count(*) > 1 and min(loaded_at) > %s then error('too young') end from %s"
                        .formatted(limit, table);
    }

    private String fails(String condition) {
        return "select case when %s then error('not as promised') end from %s".formatted(condition, table);
    }
}
