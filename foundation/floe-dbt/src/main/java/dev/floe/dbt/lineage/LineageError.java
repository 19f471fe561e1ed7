package dev.floe.dbt.lineage;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What the columns of a project can show to be wrong before anything runs. */
public enum LineageError implements ErrorCode {
    /** A query names a column that nothing it reads has. */
    NO_SUCH_COLUMN("FLOE-C180"),
    /** A name in front of a column's is no relation of the query. */
    NO_SUCH_RELATION("FLOE-C181"),
    /** A column's name fits several relations of a query. */
    AMBIGUOUS_COLUMN("FLOE-C182"),
    /** Queries that are combined have different numbers of columns. */
    COLUMN_COUNT("FLOE-C183"),
    /** A function is called with a value of a type that it does not take. */
    TYPE_CLASH("FLOE-C184"),
    /** A classified column reaches a model that may not have it. */
    CLASSIFIED_COLUMN("FLOE-C185"),
    /** Somebody asks for a column or a table that the project does not have. */
    NOT_IN_PROJECT("FLOE-C186"),
    /** A column's classification is none that the platform has. */
    UNKNOWN_CLASSIFICATION("FLOE-C191"),
    /** A classified column is read by a model that cannot be followed. */
    CLASSIFICATION_LOST("FLOE-C192");

    private final String id;

    LineageError(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Fault fault() {
        return Fault.INPUT;
    }
}
