package dev.floe.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compiler.contract.Change.Kind;
import dev.floe.compiler.contract.OfferedTable.Age;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The levels of changes against the truth: queries that rely on an old contract, run by DuckDB on tables that use all that the
 * new one allows.
 */
final class TestReadersOfChangedTables {
    private static final int PAIRS = 160;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void breaksAReaderExactlyWhereAChangeIsMajor() throws SQLException {
        SampleContracts samples = new SampleContracts(20_261_121);
        Map<ChangeLevel, Integer> seen = new EnumMap<>(ChangeLevel.class);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (int i = 0; i < PAIRS; i++) {
            Contract before = samples.next();
            Contract after = samples.changed(before);
            if (i % 4 == 0) {
                after = samples.changed(after);
            }
            List<Change> changes = ContractChanges.between(before, after);
            Optional<ChangeLevel> level = ContractChanges.level(changes);
            Optional<String> failure = failure(before, after);

            assertThat(failure.isPresent())
                    .as("pair %d, %s: %s", i, changes, failure.orElse("no query fails"))
                    .isEqualTo(level.equals(Optional.of(ChangeLevel.MAJOR)));
            level.ifPresent(each -> seen.merge(each, 1, Integer::sum));
            changes.forEach(change -> kinds.add(change.kind()));
        }
        assertThat(seen.get(ChangeLevel.MAJOR)).isGreaterThan(50);
        assertThat(seen.get(ChangeLevel.MINOR)).isGreaterThan(20);
        assertThat(seen.get(ChangeLevel.PATCH)).isGreaterThan(5);
        Set<Kind> missing = EnumSet.complementOf(EnumSet.copyOf(kinds));
        missing.remove(Kind.TYPE_ADDED);
        assertThat(missing).as("kinds of change that were never made").isEmpty();
    }

    @Test
    void keepsReadersWhereAColumnThatMayBeNullIsAdded() throws SQLException {
        SampleContracts samples = new SampleContracts(7);
        for (int i = 0; i < 20; i++) {
            Contract before = samples.next();
            List<ContractColumn> columns = new ArrayList<>(before.table().columns());
            columns.add(
                    i % columns.size(),
                    new ContractColumn(
                            "added",
                            Optional.of(ColumnType.of("varchar")),
                            Set.of(),
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of()));
            Contract after = new Contract(
                    before.id(),
                    before.version(),
                    before.domain(),
                    before.description(),
                    new ContractTable(
                            before.table().name(),
                            before.table().physicalName(),
                            before.table().description(),
                            columns,
                            before.table().quality()),
                    before.servers(),
                    before.team(),
                    before.service());

            assertThat(ContractChanges.level(ContractChanges.between(before, after)))
                    .contains(ChangeLevel.MINOR);
            assertThat(failure(before, after)).isEmpty();
        }
    }

    private Optional<String> failure(Contract before, Contract after) throws SQLException {
        assertThat(run(before, before)).as("a reader of what was promised").isEmpty();
        return run(before, after);
    }

    private Optional<String> run(Contract reader, Contract offered) throws SQLException {
        OfferedTable table = new OfferedTable(offered);
        for (Age age : Age.values()) {
            for (int rows : table.sizes()) {
                try {
                    table.create(connection, rows, age);
                    Optional<String> failure = new OldReader(reader).firstFailure(connection);
                    if (failure.isPresent()) {
                        return failure;
                    }
                } finally {
                    table.drop(connection);
                }
            }
        }
        return Optional.empty();
    }
}
