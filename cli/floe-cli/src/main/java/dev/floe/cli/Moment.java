package dev.floe.cli;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.table.TableScan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** When the rows of tables are wanted from. */
sealed interface Moment {
    /** The rows that are published. */
    record Now() implements Moment {}

    record Time(Instant instant) implements Moment {}

    record Snapshot(long id) implements Moment {}

    /** As a run has left them. */
    record Run(String id) implements Moment {}

    /**
     * Reads what an option says.
     *
     * @throws FloeException if it is none of them
     */
    static Moment of(String option, Optional<String> text) {
        return text.map(given -> of(option, given)).orElseGet(Now::new);
    }

    private static Moment of(String option, String text) {
        if (text.matches("\\d{8}T\\d{6}Z-\\w+")) {
            return new Run(text);
        }
        if (text.matches("\\d{9,19}")) {
            return new Snapshot(Long.parseLong(text));
        }
        try {
            return new Time(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException noTime) {
            throw new FloeException(
                    Problem.error(
                                    CommandLineError.NOT_A_MOMENT,
                                    "'" + option + " " + text + "' is no snapshot, no run and no time")
                            .withHelp(
                                    "write a time as 2026-11-01T00:00Z or 2026-11-01; 'floe tables --output json' lists"
                                            + " snapshots and runs"),
                    noTime);
        }
    }

    /** A run is as good as the time of the last table that it made, as it published all of them at once. */
    default Moment resolve(TableCatalog catalog, List<TableName> tables) {
        if (!(this instanceof Run(String id))) {
            return this;
        }
        return tables.stream()
                .flatMap(name -> catalog.published(name).stream())
                .flatMap(version -> version.snapshots().stream())
                .filter(snapshot -> id.equals(snapshot.summary().get("floe.run")))
                .map(TableSnapshot::committed)
                .max(Instant::compareTo)
                .<Moment>map(Time::new)
                .orElseThrow(() -> TableError.NO_SUCH_TABLE.exception(
                        "No table has a snapshot of run '" + id + "'",
                        "'floe tables --output json' lists the runs that tables remember"));
    }

    /**
     * What to read of a table.
     *
     * @throws FloeException if the table had no rows then
     */
    default TableScan scan(TableVersion version) {
        return switch (this) {
            case Snapshot(long id) -> version.scan(id);
            case Time(Instant instant) ->
                version.scan(version.snapshotAt(instant)
                        .orElseThrow(() -> TableError.NO_SUCH_TABLE.exception(
                                "Table '%s' had no rows yet at %s".formatted(version.name(), instant),
                                "'floe tables --output json' lists its snapshots with their times"))
                        .id());
            case Now _, Run _ -> version.scan();
        };
    }
}
