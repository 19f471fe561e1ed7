package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.TableFiles;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows tables to the engine where dbt's SQL looks for them, each when the first step reads it. Any thread may call it.
 */
final class ShownTables {
    private final ManifestGraph graph;
    private final TableNames names;
    private final ProductTables tables;
    private final Map<String, String> shown = new ConcurrentHashMap<>();

    ShownTables(ManifestGraph graph, TableNames names, ProductTables tables) {
        this.graph = graph;
        this.names = names;
        this.tables = tables;
    }

    /**
     * Shows what a step reads.
     *
     * @throws FloeException {@link RunnerError#INPUT_MISSING} if a table of the product is not there
     */
    void showInput(ManifestNode reader, String input, ComputeSession session) {
        ManifestNode node = graph.node(input);
        Optional<TableName> name = names.find(input).or(() -> sourceTable(node));
        if (name.isEmpty()) {
            return;
        }
        Optional<TableVersion> version = tables.current(name.get());
        if (version.isPresent()) {
            show(node, version.get(), session);
        } else if (node.resourceType() != ResourceType.SOURCE) {
            throw new FloeException(Problem.error(
                            RunnerError.INPUT_MISSING,
                            Place.startOf(reader.path()),
                            "'%s' reads '%s', whose table '%s' is not there yet"
                                    .formatted(reader.name(), node.name(), name.get()))
                    .withHelp("let it be made in the same run: '--select +%s'".formatted(reader.name())));
        }
    }

    /** A source is a table of the catalog, where that has one of its schema and name; else it is up to the engine. */
    private Optional<TableName> sourceTable(ManifestNode node) {
        if (node.resourceType() != ResourceType.SOURCE) {
            return Optional.empty();
        }
        TableName name = new TableName(
                Fields.text(node.fields(), "schema", ""), Fields.text(node.fields(), "identifier", node.name()));
        return tables.published(name).map(TableVersion::name);
    }

    /** Shows a version of a table, in place of an earlier one. */
    void show(ManifestNode node, TableVersion version, ComputeSession session) {
        shown.compute(node.uniqueId(), (_, before) -> {
            if (!version.metadataLocation().equals(before)) {
                createView(node, version, session);
            }
            return version.metadataLocation();
        });
    }

    /**
     * Reads all rows of a table that is shown.
     *
     * @throws FloeException {@link RunnerError#FILES_REFUSED} if the engine cannot
     */
    void check(String input, ComputeSession session) {
        if (shown.containsKey(input)) {
            ManifestNode node = graph.node(input);
            try {
                session.execute(
                        "select max(hash(data)) from " + Fields.text(node.fields(), "relation_name", "") + " as data");
            } catch (SessionException refusal) {
                throw unreadable(
                        node, names.find(input).map(TableName::toString).orElse(node.name()), refusal);
            }
        }
    }

    private static FloeException unreadable(ManifestNode node, String table, SessionException refusal) {
        return new FloeException(
                Problem.error(
                                RunnerError.FILES_REFUSED,
                                Place.startOf(node.path()),
                                "The files of table '%s' cannot be read: %s".formatted(table, refusal.getMessage()))
                        .withHelp("bring them back; or build the table anew: 'floe run --full-refresh --select %s'"
                                .formatted(node.name())),
                refusal);
    }

    private static void createView(ManifestNode node, TableVersion version, ComputeSession session) {
        String relation = Fields.text(node.fields(), "relation_name", "");
        try {
            TableFiles files = session.tableFiles().orElseThrow();
            if (node.resourceType() == ResourceType.SOURCE) {
                session.execute("create schema if not exists " + relation.substring(0, relation.lastIndexOf('.')));
            }
            files.createView(relation, version.scan());
        } catch (SessionException refusal) {
            throw unreadable(node, version.name().toString(), refusal);
        }
    }

    /** The engine has something else under the node's name now. */
    void forget(ManifestNode node) {
        shown.remove(node.uniqueId());
    }
}
