package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.jinja.value.StringValue;
import dev.floe.spi.problem.FloeException;
import java.util.Optional;

/** Makes the nodes of snapshots that stand in properties files, and checks the configuration of every snapshot. */
final class SnapshotParser {
    private final NodeFactory factory;
    private final NodeParser nodes;

    SnapshotParser(NodeFactory factory, NodeParser nodes) {
        this.factory = factory;
        this.nodes = nodes;
    }

    /** The snapshot of an entry, yet to be patched by it, that names the relation itself; others describe a block of a file. */
    Optional<Node> parse(Properties.Entry entry) {
        Optional<String> relation = Fields.text(entry.rendered(), "relation");
        if (!entry.section().equals("snapshots") || relation.isEmpty()) {
            return Optional.empty();
        }
        SourceFile file = entry.file();
        Node node = factory.create(
                ResourceKind.SNAPSHOT,
                entry.project(),
                entry.name(),
                file.relativePath() + "/" + entry.name() + ".sql",
                file.originalPath(),
                file.folders(),
                "select * from {{ " + relation.get() + " }}",
                NodeParser.checksum(file.code()));
        nodes.note(node, file.originalPath(), relation.get());
        return Optional.of(node);
    }

    /**
     * Checks that a snapshot can know what has changed.
     *
     * @throws FloeException if its strategy lacks what it needs
     */
    static void check(Node snapshot) {
        Optional<String> strategy = Fields.text(snapshot.config(), "strategy");
        if (strategy.isEmpty() || !isSet(snapshot, "unique_key")) {
            throw wrong(snapshot, "has no 'strategy' or no 'unique_key'", "set both in its configuration");
        }
        switch (strategy.get()) {
            case "check" -> checkColumns(snapshot);
            case "timestamp" -> {
                if (!isSet(snapshot, "updated_at")) {
                    throw wrong(snapshot, "is of strategy 'timestamp' and has no 'updated_at'", "name that column");
                }
                if (isSet(snapshot, "check_cols")) {
                    throw wrong(snapshot, "is of strategy 'timestamp' and has 'check_cols'", "remove them");
                }
            }
            default -> {}
        }
        String materialized = Fields.text(snapshot.config(), "materialized", "snapshot");
        if (!materialized.equals("snapshot")) {
            throw wrong(snapshot, "is materialized as '" + materialized + "'", "remove 'materialized'");
        }
    }

    private static void checkColumns(Node snapshot) {
        if (!isSet(snapshot, "check_cols")) {
            throw wrong(snapshot, "is of strategy 'check' and has no 'check_cols'", "list them, or write 'all'");
        }
        if (Fields.find(snapshot.config(), "check_cols").orElseThrow() instanceof StringValue columns
                && !columns.value().equals("all")) {
            throw wrong(snapshot, "has 'check_cols: " + columns.value() + "'", "write a list of columns, or 'all'");
        }
    }

    private static boolean isSet(Node snapshot, String key) {
        return Fields.find(snapshot.config(), key)
                .filter(value -> value.isTrue())
                .isPresent();
    }

    private static FloeException wrong(Node snapshot, String fact, String help) {
        return DbtError.PROPERTIES.in(
                snapshot.text("original_file_path"), "Snapshot '" + snapshot.name() + "' " + fact, help);
    }
}
