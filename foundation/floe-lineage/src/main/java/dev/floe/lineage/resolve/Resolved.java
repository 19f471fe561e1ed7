package dev.floe.lineage.resolve;

/**
 * What a query gives.
 *
 * @param influences what decides on its rows
 */
record Resolved(Shape shape, Flow influences) {
    static final Resolved UNKNOWN = new Resolved(Shape.unknown(), Flow.UNKNOWN);
}
