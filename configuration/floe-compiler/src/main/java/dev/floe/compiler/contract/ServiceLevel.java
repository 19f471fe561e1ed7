package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is promised of a table's operation.
 *
 * @param property as the standard calls it, such as {@code latency}
 * @param body the whole entry of the contract
 */
public record ServiceLevel(String property, PropertyValue.Entries body) {
    /** How many seconds a unit has; months and years as the average year has it. */
    private static final Map<String, Long> SECONDS =
            Map.of("m", 60L, "h", 3_600L, "d", 86_400L, "w", 604_800L, "mo", 2_629_746L, "y", 31_556_952L);

    public ServiceLevel {
        requireNonNull(property, "property is null");
        requireNonNull(body, "body is null");
    }

    /** A span of time, such as 24 and {@code h}. */
    public static ServiceLevel span(String property, long value, String unit) {
        Map<String, PropertyValue> body = new LinkedHashMap<>();
        body.put("property", PropertyValue.of(property));
        body.put("value", PropertyValue.of(value));
        body.put("unit", PropertyValue.of(unit));
        return new ServiceLevel(property, new PropertyValue.Entries(body));
    }

    /** The span in seconds, where it is one. */
    Optional<BigDecimal> seconds() {
        Optional<BigDecimal> value = Values.find(body, "value").flatMap(Values::number);
        return Values.text(body, "unit")
                .flatMap(unit -> Optional.ofNullable(SECONDS.get(unit)))
                .flatMap(seconds -> value.map(number -> number.multiply(BigDecimal.valueOf(seconds))));
    }

    /** The value with its unit. */
    String shown() {
        String value = Values.find(body, "value").map(Values::shown).orElse("nothing");
        return value + Values.text(body, "unit").map(unit -> " " + unit).orElse("");
    }
}
