package dev.floe.lineage.resolve;

/** How a column takes part in what a query gives, in the order of OpenLineage's transformations, the direct ones first. */
public enum Use {
    /** The value as it is. */
    IDENTITY,
    /** Something made of the value. */
    TRANSFORMATION,
    /** Something made of the values of many rows. */
    AGGREGATION,
    /** Something made by a function that hides the value. */
    MASKED,
    /** It decides which rows meet. */
    JOIN,
    /** It decides which rows are one. */
    GROUP_BY,
    /** It decides which rows there are. */
    FILTER,
    /** It decides on the order of rows, and with it which are the first. */
    SORT,
    /** It decides which rows a window has. */
    WINDOW,
    /** It decides which of several values is taken. */
    CONDITIONAL;

    /** Whether the value itself, or something made of it, is in the result. */
    public boolean isDirect() {
        return compareTo(MASKED) <= 0;
    }

    /** The use of what was used before: a direct one of a direct one is the one that changes more. */
    public Use after(Use earlier) {
        if (!isDirect()) {
            return this;
        }
        if (!earlier.isDirect()) {
            return earlier;
        }
        return compareTo(earlier) >= 0 ? this : earlier;
    }
}
