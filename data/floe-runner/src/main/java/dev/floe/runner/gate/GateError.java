package dev.floe.runner.gate;

import dev.floe.spi.artifact.Measure;
import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What the new rows of a table can be, so that they are not to be published. */
public enum GateError implements ErrorCode {
    /** Too few rows, or too many. */
    ROW_COUNT("FLOE-R010"),
    /** Too many nulls in a column. */
    NULL_SHARE("FLOE-R011"),
    /** Too old. */
    FRESHNESS("FLOE-R012"),
    /** Far more rows than before, or far fewer. */
    VOLUME_CHANGE("FLOE-R013"),
    /** Too many values of a column more than once. */
    UNIQUE_SHARE("FLOE-R014"),
    /** Other columns than those that readers know. */
    SCHEMA_CHANGE("FLOE-R015"),
    /** A query of the platform's or the product's gives something else than it should. */
    CHECK("FLOE-R016"),
    /** Nobody can say whether a gate is kept. */
    NOT_MEASURED("FLOE-R017");

    private final String id;

    GateError(String id) {
        this.id = id;
    }

    static GateError of(Measure.Kind kind) {
        return switch (kind) {
            case ROW_COUNT -> ROW_COUNT;
            case NULL_SHARE -> NULL_SHARE;
            case UNIQUE_SHARE -> UNIQUE_SHARE;
            case FRESHNESS -> FRESHNESS;
            case VOLUME_CHANGE -> VOLUME_CHANGE;
            case SCHEMA_CHANGE -> SCHEMA_CHANGE;
            case CHECK -> CHECK;
        };
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Fault fault() {
        return Fault.EXECUTION;
    }
}
