package dev.floe.documents;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;

/** Decides what a scalar without quotes is. */
public interface ScalarTypes {
    /** What a text turned out to be. */
    sealed interface Resolved {}

    /** A string, number or boolean. */
    record Value(PropertyValue value) implements Resolved {
        public Value {
            requireNonNull(value, "value is null");
        }
    }

    /** Nothing. */
    record Absent() implements Resolved {}

    /**
     * A number that cannot be taken as it is.
     *
     * @param value the nearest thing to go on with
     */
    record Refused(PropertyValue value, DocumentError code, String message) implements Resolved {
        public Refused {
            requireNonNull(value, "value is null");
            requireNonNull(code, "code is null");
            requireNonNull(message, "message is null");
        }
    }

    Resolved resolve(String text);

    /** The core schema of YAML 1.2; the numbers of JSON are among it. */
    static ScalarTypes core() {
        return new CoreScalarTypes();
    }
}
