package dev.floe.testing.run;

import java.util.List;

/**
 * Where a run is killed: when it comes to a method for the so-and-so-many-th time.
 *
 * @param name what is going on there
 * @param delayMillis how long it goes on from there
 */
record KillPoint(String name, String type, String method, int occurrence, int delayMillis) {
    private static final String RUNNER = "dev.floe.runner.product.";
    private static final String ICEBERG = "dev.floe.iceberg.";

    /** Every point, in the order in which a run comes to them. */
    static final List<KillPoint> ALL = List.of(
            at("before the first step", RUNNER + "ProductTables", "<init>", 1),
            at("before a step", RUNNER + "ProductRun$Execution", "begin", 1),
            at("between steps", RUNNER + "ProductRun$Execution", "begin", 4),
            at("before the last step", RUNNER + "ProductRun$Execution", "begin", 9),
            at("before a write", "dev.floe.plugin.duckdb.DuckDbTableFiles", "write", 2),
            after("in a write", "dev.floe.plugin.duckdb.DuckDbTableFiles", "write", 3, 3),
            after("late in a write", "dev.floe.plugin.duckdb.DuckDbTableFiles", "write", 1, 25),
            at("before a commit", ICEBERG + "table.TableChange", "replaceRows", 2),
            at("in a commit, manifests written", ICEBERG + "table.TableChange", "write", 3),
            at("in a commit, metadata written", RUNNER + "ProductTables", "stage", 2),
            at("in a commit, in the catalog", ICEBERG + "catalog.EmbeddedTransaction", "stage", 4),
            at("after a commit", RUNNER + "TableStep$Made", "<init>", 3),
            at("in an incremental model", RUNNER + "LoadedRows", "load", 1),
            after("in a test", RUNNER + "ProductRun$Execution", "test", 2, 2),
            at("before publishing", RUNNER + "ProductTables", "publish", 1),
            at("in publishing, before the first table", ICEBERG + "catalog.EmbeddedTransaction", "publish", 2),
            at("in publishing, between tables", ICEBERG + "catalog.EmbeddedTransaction", "publish", 4),
            at("in publishing, before the last table", ICEBERG + "catalog.EmbeddedTransaction", "publish", 7),
            at("after publishing", RUNNER + "ProductReport", "<init>", 1),
            at("while results are written", "dev.floe.cli.DbtRunFiles", "write", 1));

    /** Points of a run against a REST catalog, in the same order. */
    static final List<KillPoint> OF_REST = List.of(
            at("before the lease", ICEBERG + "rest.Lease", "take", 1),
            at("in the lease, before the catalog knows", ICEBERG + "rest.StateTable", "commit", 1),
            at("in the lease, when the catalog knows", ICEBERG + "rest.RestTransaction", "tidy", 1),
            at("between steps", RUNNER + "ProductRun$Execution", "begin", 4),
            at("in a commit, metadata written", ICEBERG + "rest.RestTransaction", "stage", 2),
            at("after a commit", RUNNER + "TableStep$Made", "<init>", 3),
            at("before publishing", RUNNER + "ProductTables", "publish", 1),
            at("in publishing, before the request", ICEBERG + "rest.StateTable", "settle", 2),
            after("in publishing, with the request under way", ICEBERG + "rest.StateTable", "settle", 2, 20),
            at("in publishing, after the answer", ICEBERG + "rest.RestTransaction", "forget", 1),
            at("after publishing", RUNNER + "ProductReport", "<init>", 1));

    /** Those at which the catalog may know more than the run, for every build. */
    static final List<KillPoint> SOME_OF_REST = OF_REST.stream()
            .filter(point -> List.of(
                            "in the lease, when the catalog knows",
                            "in a commit, metadata written",
                            "in publishing, with the request under way",
                            "in publishing, after the answer")
                    .contains(point.name()))
            .toList();

    private static KillPoint at(String name, String type, String method, int occurrence) {
        return new KillPoint(name, type, method, occurrence, 0);
    }

    private static KillPoint after(String name, String type, String method, int occurrence, int delayMillis) {
        return new KillPoint(name, type, method, occurrence, delayMillis);
    }
}
