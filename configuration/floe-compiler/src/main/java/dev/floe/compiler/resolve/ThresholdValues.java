package dev.floe.compiler.resolve;

import dev.floe.spi.artifact.Measure;
import dev.floe.spi.artifact.Threshold;
import dev.floe.spi.artifact.Threshold.Bound;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Entries;
import dev.floe.spi.value.PropertyValue.Text;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Thresholds as values of settings, which manifests inherit from each other. */
final class ThresholdValues {
    private ThresholdValues() {}

    static PropertyValue write(Threshold threshold) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        entries.put("measure", text(threshold.measure().kind().name()));
        entries.put("subject", text(threshold.measure().subject().orElse("")));
        entries.put("sql", text(threshold.measure() instanceof Measure.Check check ? check.sql() : ""));
        entries.put("bound", text(threshold.bound().name()));
        entries.put("limit", text(threshold.limit().toPlainString()));
        return new Entries(entries);
    }

    /** Empty: the value is no threshold. */
    static Optional<Threshold> read(PropertyValue value) {
        return value instanceof Entries entries && entries.values().containsKey("measure")
                ? Optional.of(new Threshold(
                        measure(entries),
                        Bound.valueOf(text(entries, "bound")),
                        new BigDecimal(text(entries, "limit"))))
                : Optional.empty();
    }

    private static Measure measure(Entries entries) {
        String subject = text(entries, "subject");
        return switch (Measure.Kind.valueOf(text(entries, "measure"))) {
            case ROW_COUNT -> new Measure.RowCount();
            case NULL_SHARE -> new Measure.NullShare(subject);
            case UNIQUE_SHARE -> new Measure.UniqueShare(subject);
            case FRESHNESS -> new Measure.Age(subject);
            case VOLUME_CHANGE -> new Measure.VolumeChange();
            case SCHEMA_CHANGE -> new Measure.SchemaChange();
            case CHECK -> new Measure.Check(subject, text(entries, "sql"));
        };
    }

    private static PropertyValue text(String text) {
        return PropertyValue.of(text);
    }

    private static String text(Entries entries, String key) {
        return entries.values().get(key) instanceof Text text ? text.value() : "";
    }
}
