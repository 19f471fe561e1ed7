package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/** Something about the new rows of a table that is a number. */
public sealed interface Measure {
    /** How many rows there are. */
    record RowCount() implements Measure {}

    /**
     * How many of a column's values are null, in percent.
     *
     * @param columns a name, with {@code *} for anything
     */
    record NullShare(String columns) implements Measure {
        public NullShare {
            requireNonNull(columns, "columns is null");
        }
    }

    /**
     * How many of a column's values are not those of a row before, in percent.
     *
     * @param columns as for nulls
     */
    record UniqueShare(String columns) implements Measure {
        public UniqueShare {
            requireNonNull(columns, "columns is null");
        }
    }

    /**
     * How many seconds ago a column's newest value was.
     *
     * @param columns as for nulls
     */
    record Age(String columns) implements Measure {
        public Age {
            requireNonNull(columns, "columns is null");
        }
    }

    /** How many rows more there are than in the published table, in percent of that; less than 0: fewer. */
    record VolumeChange() implements Measure {}

    /** How many columns of the published table are gone, or have another type. */
    record SchemaChange() implements Measure {}

    /**
     * What a query gives.
     *
     * @param sql one query for one number, which reads the new rows as {@code this} and nothing else
     */
    record Check(String name, String sql) implements Measure {
        public Check {
            requireNonNull(name, "name is null");
            requireNonNull(sql, "sql is null");
        }
    }

    /** What can be measured, by the names that documents have for it. */
    enum Kind {
        ROW_COUNT,
        NULL_SHARE,
        UNIQUE_SHARE,
        FRESHNESS,
        VOLUME_CHANGE,
        SCHEMA_CHANGE,
        CHECK;

        /** The name by which a manifest speaks of all gates of this kind. */
        public String rule() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    default Kind kind() {
        return switch (this) {
            case RowCount _ -> Kind.ROW_COUNT;
            case NullShare _ -> Kind.NULL_SHARE;
            case UniqueShare _ -> Kind.UNIQUE_SHARE;
            case Age _ -> Kind.FRESHNESS;
            case VolumeChange _ -> Kind.VOLUME_CHANGE;
            case SchemaChange _ -> Kind.SCHEMA_CHANGE;
            case Check _ -> Kind.CHECK;
        };
    }

    /** The columns or the check that it is about; empty: the table as a whole. */
    default Optional<String> subject() {
        return switch (this) {
            case NullShare(String columns) -> Optional.of(columns);
            case UniqueShare(String columns) -> Optional.of(columns);
            case Age(String columns) -> Optional.of(columns);
            case Check check -> Optional.of(check.name());
            case RowCount _, VolumeChange _, SchemaChange _ -> Optional.empty();
        };
    }
}
