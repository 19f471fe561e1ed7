package dev.floe.runner.gate;

import dev.floe.iceberg.TableName;
import dev.floe.spi.artifact.Measure;
import dev.floe.spi.artifact.Threshold;
import dev.floe.spi.artifact.Threshold.Bound;
import java.math.BigDecimal;
import java.time.Duration;

/** Says what is wrong with new rows, and what to do. */
final class GateTexts {
    private GateTexts() {}

    static String number(BigDecimal number) {
        BigDecimal short_ = number.stripTrailingZeros();
        return (short_.scale() < 0 ? short_.setScale(0) : short_).toPlainString();
    }

    /** In the unit that says enough. */
    static String age(Duration age) {
        if (age.toDays() >= 3) {
            return age.toDays() + "d";
        }
        return age.toHours() >= 2 ? age.toHours() + "h" : age.toMinutes() + "min";
    }

    static String notKept(TableName table, Threshold threshold, Measured.Value value) {
        String subject = value.subject().orElse("");
        String limit = threshold.limitText();
        String side = threshold.bound() == Bound.AT_LEAST ? "below" : "above";
        return switch (threshold.measure()) {
            case Measure.RowCount _ ->
                "Table '%s' has %s row%s, %s the limit of %s"
                        .formatted(table, value.text(), value.text().equals("1") ? "" : "s", side, limit);
            case Measure.NullShare _ ->
                "Column '%s' of table '%s' is null in %s %% of its rows, %s the limit of %s %%"
                        .formatted(subject, table, value.text(), side, limit);
            case Measure.UniqueShare _ ->
                "Column '%s' of table '%s' has different values in %s %% of its rows, %s the limit of %s %%"
                        .formatted(subject, table, value.text(), side, limit);
            case Measure.Age _ ->
                "The newest '%s' of table '%s' is %s old (%s), %s the limit of %s"
                        .formatted(subject, table, value.text(), value.detail(), side, limit);
            case Measure.VolumeChange _ ->
                "Table '%s' has %s %% %s rows than the published one (%s), above the limit of %s %%"
                        .formatted(
                                table,
                                number(value.number().abs()),
                                value.number().signum() < 0 ? "fewer" : "more",
                                value.detail(),
                                limit);
            case Measure.SchemaChange _ ->
                "Table '%s' has other columns than the published one: %s".formatted(table, value.detail());
            case Measure.Check check ->
                "Check '%s' of table '%s' gives %s, %s the limit of %s"
                        .formatted(check.name(), table, value.text(), side, limit);
        };
    }

    static String notMeasured(TableName table, Threshold threshold, String reason) {
        return "Gate '%s' of table '%s' cannot be measured: %s".formatted(threshold.key(), table, reason);
    }

    static String help(Measure measure) {
        return switch (measure) {
            case Measure.RowCount _, Measure.VolumeChange _ ->
                "look whether what the model reads is complete; what is right now needs another limit";
            case Measure.NullShare _, Measure.UniqueShare _ ->
                "mend the rows where they come from, or leave the bad ones out of the model";
            case Measure.Age _ -> "look whether the source still delivers, and run again when it has";
            case Measure.SchemaChange _ ->
                "keep the columns and their types; a change that is wanted needs an exemption from 'schema-change'";
            case Measure.Check _ -> "look at the rows that the check counts, and mend them where they come from";
        };
    }
}
