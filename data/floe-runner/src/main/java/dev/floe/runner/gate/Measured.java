package dev.floe.runner.gate;

import dev.floe.spi.artifact.Measure;
import java.math.BigDecimal;
import java.util.Optional;

/** What came of measuring for one gate. */
sealed interface Measured {
    /**
     * A number, to be compared with the limit.
     *
     * @param subject the column or check that was looked at
     * @param detail what else a message says of it
     */
    record Value(Optional<String> subject, BigDecimal number, String text, String detail) implements Measured {}

    /** There is nothing to compare. */
    record NotApplicable() implements Measured {}

    /**
     * Nobody knows.
     *
     * @param subject of the measure
     */
    record Unknown(Optional<String> subject, String reason) implements Measured {
        static Unknown of(Measure measure, String reason) {
            return new Unknown(measure.subject(), reason);
        }
    }
}
