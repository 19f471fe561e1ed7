package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A bound that the new rows of a table have to keep before they are published.
 *
 * @param limit in the unit of the measure; what is exactly there keeps it
 */
public record Threshold(Measure measure, Bound bound, BigDecimal limit) {
    /** On which side of the limit it is good. */
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    public Threshold {
        requireNonNull(measure, "measure is null");
        requireNonNull(bound, "bound is null");
        requireNonNull(limit, "limit is null");
    }

    public boolean isKeptBy(BigDecimal measured) {
        int side = measured.compareTo(limit);
        return bound == Bound.AT_LEAST ? side >= 0 : side <= 0;
    }

    /** Whether whatever keeps this one keeps another one of the same key, too. */
    public boolean isAsStrictAs(Threshold other) {
        return measure.equals(other.measure) && bound == other.bound && other.isKeptBy(limit);
    }

    /** The keys below {@code quality_gates} by which a document sets it, such as {@code rows.min}. */
    public String key() {
        boolean isLeast = bound == Bound.AT_LEAST;
        return switch (measure) {
            case Measure.RowCount _ -> isLeast ? "rows.min" : "rows.max";
            case Measure.NullShare(String columns) -> "null_share." + columns;
            case Measure.UniqueShare(String columns) -> "unique_share." + columns;
            case Measure.Age(String columns) -> "freshness." + columns;
            case Measure.VolumeChange _ -> isLeast ? "volume_change.max_decrease" : "volume_change.max_increase";
            case Measure.SchemaChange _ -> "schema_change";
            case Measure.Check check -> "checks." + check.name() + (isLeast ? ".min" : ".max");
        };
    }

    /** The limit as a document has it. */
    public String limitText() {
        return switch (measure) {
            case Measure.Age _ -> age(limit);
            case Measure.SchemaChange _ -> "refused";
            case Measure.VolumeChange _ -> limit.abs().toPlainString();
            case Measure.RowCount _, Measure.NullShare _, Measure.UniqueShare _, Measure.Check _ ->
                limit.toPlainString();
        };
    }

    /** Seconds in the unit that divides them. */
    private static String age(BigDecimal seconds) {
        Duration age = Duration.ofSeconds(seconds.longValue());
        if (age.equals(Duration.ofDays(age.toDays()))) {
            return age.toDays() + "d";
        }
        return age.equals(Duration.ofHours(age.toHours())) ? age.toHours() + "h" : age.toMinutes() + "min";
    }
}
