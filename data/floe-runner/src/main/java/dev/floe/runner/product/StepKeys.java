package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a step comes from, so that one that would give the same again need not run: its SQL, its configuration, the
 * snapshots and files that it reads. What only describes a node has no part in it.
 */
final class StepKeys {
    private static final String FORM = "1";
    private static final Set<String> DESCRIPTIONS = Set.of("docs", "meta", "tags", "group", "access");

    private final ManifestGraph graph;
    private final TableNames names;
    private final ProductTables tables;
    private final ReadFiles files;

    StepKeys(ManifestGraph graph, TableNames names, ProductTables tables, Path project) {
        this.graph = graph;
        this.names = names;
        this.tables = tables;
        this.files = new ReadFiles(project);
    }

    /**
     * The key of a step; empty: it may give other rows each time.
     *
     * @param sql what it runs to give all its rows anew
     * @param engine what runs it
     */
    Optional<String> key(ManifestNode node, String sql, String engine) {
        if (files.isEverNew(sql)) {
            return Optional.empty();
        }
        MessageDigest digest = sha256();
        add(digest, FORM, engine, node.uniqueId(), sql);
        config(node).entries().forEach((name, value) -> add(digest, name.repr(), value.repr()));
        add(digest, checksum(node));
        if (Fields.dict(node.fields(), "contract")
                .find("enforced")
                .filter(Value::isTrue)
                .isPresent()) {
            add(digest, promise(node));
        }
        inputs(node.uniqueId()).forEach(input -> add(digest, input, snapshot(input)));
        files.fingerprints(sql).forEach(file -> add(digest, file));
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    /** The types and the constraints to which a contract holds a table. */
    private static String promise(ManifestNode node) {
        StringBuilder promise = new StringBuilder();
        Fields.dict(node.fields(), "columns").entries().forEach((name, column) -> {
            if (column instanceof DictValue dict) {
                promise.append(name.repr())
                        .append(Fields.text(dict, "data_type", ""))
                        .append(Fields.list(dict, "constraints"));
            }
        });
        return promise.append(Fields.list(node.fields(), "constraints")).toString();
    }

    /** Of a node's file, or of all that a unit test says. */
    private static String checksum(ManifestNode node) {
        return node.resourceType() == ResourceType.UNIT_TEST
                ? Fields.text(node.fields(), "checksum", "")
                : Fields.text(Fields.dict(node.fields(), "checksum"), "checksum", "");
    }

    private static DictValue config(ManifestNode node) {
        DictValue config = Fields.copy(node.config());
        DESCRIPTIONS.forEach(name -> config.entries().remove(StringValue.of(name)));
        return config;
    }

    private String snapshot(String input) {
        return names.find(input)
                .flatMap(tables::current)
                .flatMap(TableVersion::snapshot)
                .map(TableSnapshot::rowsOf)
                .map(String::valueOf)
                .orElse("");
    }

    /**
     * What a node reads: nodes with a table, and sources; ephemeral models count as what they read themselves. A unit test
     * looks at what its model reads, for the types.
     */
    List<String> inputs(String uniqueId) {
        Set<String> inputs = new LinkedHashSet<>();
        addInputs(uniqueId, inputs);
        return List.copyOf(inputs);
    }

    private void addInputs(String uniqueId, Set<String> inputs) {
        for (String parent : graph.parents(uniqueId)) {
            if (TableNames.isEphemeral(graph.node(parent))
                    || graph.node(uniqueId).resourceType() == ResourceType.UNIT_TEST) {
                addInputs(parent, inputs);
            } else {
                inputs.add(parent);
            }
        }
    }

    private static void add(MessageDigest digest, String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
