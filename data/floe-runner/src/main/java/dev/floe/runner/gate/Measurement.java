package dev.floe.runner.gate;

import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.artifact.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns what is known of a table into the numbers of its gates. Nothing is rounded into its limit. */
final class Measurement {
    private static final int DIGITS = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final GatedTable table;
    private final ColumnFacts facts;
    private final CheckQueries checks;
    private final Instant now;

    Measurement(GatedTable table, ColumnFacts facts, CheckQueries checks, Instant now) {
        this.table = table;
        this.facts = facts;
        this.checks = checks;
        this.now = now;
    }

    /** One for each column that a measure is about. */
    List<Measured> of(Measure measure) {
        return switch (measure) {
            case Measure.RowCount _ -> List.of(number(Optional.empty(), BigDecimal.valueOf(facts.rows()), ""));
            case Measure.NullShare(String columns) -> each(measure, columns, this::nullShare);
            case Measure.UniqueShare(String columns) -> each(measure, columns, this::uniqueShare);
            case Measure.Age(String columns) -> each(measure, columns, this::age);
            case Measure.VolumeChange _ -> List.of(volumeChange());
            case Measure.SchemaChange _ -> List.of(schemaChange());
            case Measure.Check check -> List.of(checks.result(check));
        };
    }

    private List<Measured> each(Measure measure, String pattern, Function<String, Measured> one) {
        List<String> columns = ColumnNames.matching(pattern, table.version().schema());
        if (!columns.isEmpty()) {
            return columns.stream().map(one).toList();
        }
        return List.of(
                ColumnNames.isOpen(pattern)
                        ? new Measured.NotApplicable()
                        : Measured.Unknown.of(measure, "the table has no column '%s'".formatted(pattern)));
    }

    private Measured nullShare(String column) {
        long nulls = facts.rows() - facts.presentValues(column);
        return number(Optional.of(column), percent(nulls, facts.rows(), RoundingMode.UP), "");
    }

    private Measured uniqueShare(String column) {
        long present = facts.presentValues(column);
        return number(
                Optional.of(column),
                present == 0 ? HUNDRED : percent(facts.differentValues(column), present, RoundingMode.DOWN),
                "");
    }

    private Measured age(String column) {
        Optional<Object> newest = facts.newestValue(column);
        if (newest.isEmpty()) {
            return new Measured.Unknown(Optional.of(column), "column '%s' has no value".formatted(column));
        }
        return instant(newest.get())
                .<Measured>map(instant -> {
                    Duration age = Duration.between(instant, now);
                    return new Measured.Value(
                            Optional.of(column),
                            BigDecimal.valueOf(age.toSeconds()),
                            GateTexts.age(age),
                            newest.get().toString());
                })
                .orElseGet(() -> new Measured.Unknown(
                        Optional.of(column), "column '%s' holds neither days nor times".formatted(column)));
    }

    /** A day begins at midnight, and a time without a zone is one of UTC. */
    private static Optional<Instant> instant(Object value) {
        return switch (value) {
            case LocalDate day -> Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            case LocalDateTime time -> Optional.of(time.toInstant(ZoneOffset.UTC));
            case OffsetDateTime moment -> Optional.of(moment.toInstant());
            default -> Optional.empty();
        };
    }

    private Measured volumeChange() {
        long before = table.published()
                .flatMap(TableVersion::snapshot)
                .map(TableSnapshot::rows)
                .orElse(0L);
        if (before == 0) {
            return new Measured.NotApplicable();
        }
        return number(
                Optional.empty(),
                percent(facts.rows() - before, before, RoundingMode.UP),
                "%d instead of %d".formatted(facts.rows(), before));
    }

    private Measured schemaChange() {
        if (table.published().isEmpty()) {
            return new Measured.NotApplicable();
        }
        List<String> differences = SchemaDifference.between(
                table.published().get().schema(), table.version().schema());
        return number(Optional.empty(), BigDecimal.valueOf(differences.size()), String.join("; ", differences));
    }

    private static Measured number(Optional<String> subject, BigDecimal number, String detail) {
        return new Measured.Value(subject, number, GateTexts.number(number), detail);
    }

    private static BigDecimal percent(long part, long whole, RoundingMode rounding) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), DIGITS, rounding);
    }
}
