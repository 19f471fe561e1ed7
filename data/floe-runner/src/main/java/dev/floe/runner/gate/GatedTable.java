package dev.floe.runner.gate;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.artifact.Measure;
import java.util.List;
import java.util.Optional;

/**
 * A table that is about to be published, or stays published.
 *
 * @param version the one that readers are to see
 * @param published the one that they see now; empty: none
 */
public record GatedTable(String uniqueId, TableVersion version, Optional<TableVersion> published, List<Gate> gates) {
    public GatedTable {
        requireNonNull(uniqueId, "uniqueId is null");
        requireNonNull(version, "version is null");
        requireNonNull(published, "published is null");
        gates = List.copyOf(gates);
    }

    TableName name() {
        return version.name();
    }

    /** Whether the same rows may break a gate tomorrow that they keep today. */
    public boolean isOfTime() {
        return gates.stream().anyMatch(gate -> gate.threshold().measure() instanceof Measure.Age);
    }

    /** What the results come from, as long as {@link #isOfTime} is not the case. */
    public String key() {
        StringBuilder key =
                new StringBuilder(rows(Optional.of(version))).append('/').append(rows(published));
        gates.forEach(gate -> key.append('/').append(gate.threshold()));
        return key.toString();
    }

    private static String rows(Optional<TableVersion> version) {
        return version.flatMap(TableVersion::snapshot)
                .map(TableSnapshot::rowsOf)
                .map(String::valueOf)
                .orElse("");
    }
}
