package dev.floe.runner.product;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can go wrong with the steps of a product. */
public enum RunnerError implements ErrorCode {
    /** A step reads a table that nothing has made yet, and that is not part of the run. */
    INPUT_MISSING("FLOE-R001", Fault.INPUT),
    /** The engine cannot read or write the files of a table. */
    FILES_REFUSED("FLOE-R002", Fault.EXECUTION),
    /** Two nodes would make the same table. */
    TABLE_TWICE("FLOE-R003", Fault.INPUT),
    /** A column is of a type that no table can keep. */
    TYPE_NOT_KEPT("FLOE-R004", Fault.INPUT),
    /** The partitions, the order or the properties that a model wants for its table make no sense. */
    TABLE_SETTING("FLOE-R005", Fault.INPUT),
    /** A node fails in dbt itself, where that runs the product. */
    FAILED_IN_DBT("FLOE-R006", Fault.EXECUTION),
    /** A node asks for something that floe does not do where dbt itself runs the product. */
    NOT_WITH_DBT_CORE("FLOE-R007", Fault.INPUT);

    private final String id;
    private final Fault fault;

    RunnerError(String id, Fault fault) {
        this.id = id;
        this.fault = fault;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Fault fault() {
        return fault;
    }
}
