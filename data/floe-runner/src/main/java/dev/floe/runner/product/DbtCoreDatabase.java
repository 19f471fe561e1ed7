package dev.floe.runner.product;

import static dev.floe.runner.product.EngineCalls.execute;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The file of DuckDB that floe and dbt hand to each other. Only one of them has it open at a time: floe to show what is read
 * and to load what is added to, then dbt, then floe again to take what has been built.
 */
final class DbtCoreDatabase {
    private static final Set<ResourceType> WITH_RELATION =
            Set.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);
    private static final Set<String> MADE_ANEW = Set.of("table", "view", "seed", "external", "ephemeral");
    private static final Pattern THIS = Pattern.compile("\\bthis\\b");

    private final Path file;
    private final ComputeEngine engine;
    private final ManifestGraph graph;
    private final TableNames names;
    private final ProductTables tables;
    private final ShownTables shown;
    private final StepKeys keys;

    DbtCoreDatabase(
            Path file,
            ComputeEngine engine,
            ManifestGraph graph,
            TableNames names,
            ProductTables tables,
            StepKeys keys) {
        this.file = file;
        this.engine = engine;
        this.graph = graph;
        this.names = names;
        this.tables = tables;
        this.shown = new ShownTables(graph, names, tables);
        this.keys = keys;
    }

    /** Works in the file, which is closed when that is done, whatever comes of it. */
    void open(Consumer<ComputeSession> work) {
        String name = file.getFileName().toString().replaceFirst("\\.duckdb$", "");
        try (ComputeSession session = engine.openSession()) {
            // Any DuckDB from 1.0 on reads it, whichever comes with dbt.
            execute(
                    "attach '%s' as \"%s\" (storage_version 'v1.0.0')"
                            .formatted(file.toString().replace("'", "''"), name),
                    session);
            try {
                work.accept(session);
            } finally {
                session.rollback();
                execute("detach \"" + name + "\"", session);
            }
        }
    }

    /** Shows what steps read that others have made, and loads the tables that steps add to. */
    void prepare(DbtCoreNews news, ProductPlan plan) {
        open(session -> {
            schemas().forEach(schema -> execute("create schema if not exists " + schema, session));
            for (String id : news.toRun()) {
                ManifestNode node = graph.node(id);
                keys.inputs(id).stream()
                        .filter(input -> !news.isToRun(input))
                        .forEach(input -> shown.showInput(node, input, session));
                names.find(id)
                        .filter(_ -> isAddedTo(node, plan))
                        .flatMap(tables::published)
                        .ifPresent(version -> new LoadedRows(node, version, session, () -> {}).loadAll());
            }
        });
    }

    private Set<String> schemas() {
        Set<String> schemas = new TreeSet<>();
        graph.nodes().stream()
                .filter(node -> WITH_RELATION.contains(node.resourceType()))
                .flatMap(node -> Fields.text(node.fields(), "relation_name").stream())
                .filter(relation -> relation.contains("."))
                .forEach(relation -> schemas.add(relation.substring(0, relation.lastIndexOf('.'))));
        return schemas;
    }

    /** Whether dbt looks at what is there already. A snapshot is never made anew, and a model may say so too. */
    boolean isAddedTo(ManifestNode node, ProductPlan plan) {
        String materialized = Fields.text(node.config(), "materialized", "view");
        boolean looksBack = !MADE_ANEW.contains(materialized)
                || THIS.matcher(Fields.text(node.fields(), "raw_code", "")).find();
        boolean isAnew = plan.isFullRefresh()
                && !materialized.equals("snapshot")
                && !Fields.text(node.config(), "full_refresh", "").equals("False");
        return looksBack && !isAnew;
    }
}
