package dev.floe.runner.product;

import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DatabaseException;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.materialize.QueryUse;
import dev.floe.dbt.materialize.RowAddition;
import dev.floe.dbt.select.ResourceType;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.TableFiles;
import dev.floe.spi.session.TableWrite;
import dev.floe.spi.table.ScanFile;
import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the next version of a node's table, unless there is one already that comes from the same inputs. */
final class TableStep {
    static final String STEP_KEY = "floe.step-key";
    private static final long TARGET_FILE_BYTES = 512L << 20;

    private final ProductPlan plan;
    private final ProductTables tables;
    private final ShownTables shown;
    private final StepKeys keys;
    private final NodeRunner runner;
    private final ProjectCompiler anew;

    /** @param anew a compiler to which no table is there yet: its SQL gives all rows of an incremental model */
    TableStep(
            ProductPlan plan,
            ProductTables tables,
            ShownTables shown,
            StepKeys keys,
            NodeRunner runner,
            ProjectCompiler anew) {
        this.plan = plan;
        this.tables = tables;
        this.shown = shown;
        this.keys = keys;
        this.runner = runner;
        this.anew = anew;
    }

    /**
     * What became of the table.
     *
     * @param version of the table; empty: the step failed
     */
    record Made(NodeResult result, StepStatus status, Optional<TableVersion> version) {}

    /** Lets templates know that the table is there, if it is one that they add to. */
    void knowPublished(ManifestNode node, TableName name) {
        if (isAddedTo(node) && !plan.isFullRefresh()) {
            tables.published(name).ifPresent(_ -> runner.know(node.uniqueId()));
        }
    }

    /** Lets the engine see the table as it is published, for templates that ask for it while they are compiled. */
    void showPublished(ManifestNode node, TableName name, ComputeSession session) {
        if (isAddedTo(node) && !plan.isFullRefresh()) {
            tables.published(name).ifPresent(version -> shown.show(node, version, session));
        }
    }

    /** Whether rows stay from one run to the next; seeds are loaded as a whole. */
    private boolean isAddedTo(ManifestNode node) {
        QueryUse use = runner.queryUse(node.uniqueId());
        return node.resourceType() != ResourceType.SEED && use != QueryUse.ALWAYS && use != QueryUse.CHECKED;
    }

    /** Does the step; the session is the one with which the node was compiled. */
    Made run(ManifestNode node, TableName name, CompiledNode compiled, LazyInputs inputs, ComputeSession session) {
        Optional<TableVersion> published = tables.published(name);
        Optional<String> key = keys.key(node, sqlForAllRows(node, compiled, published), plan.engine());
        if (key.isPresent() && !plan.isFullRefresh()) {
            if (published
                    .flatMap(TableVersion::snapshot)
                    .filter(isOf(key.get()))
                    .isPresent()) {
                return new Made(NodeResult.built(compiled, "unchanged"), StepStatus.UNCHANGED, published);
            }
            Optional<StagedTable> leftOver = tables.leftOver(name, key.get());
            if (leftOver.isPresent()) {
                tables.adopt(leftOver.get());
                return new Made(
                        NodeResult.built(compiled, "resumed"), StepStatus.RESUMED, leftOver.map(StagedTable::version));
            }
        }
        inputs.show();
        TableVersion version = make(node, name, compiled, key.orElse(""), session);
        long rows = version.snapshot().map(TableSnapshot::rows).orElse(0L);
        return new Made(NodeResult.built(compiled, rows + " rows"), StepStatus.BUILT, Optional.of(version));
    }

    private static Predicate<TableSnapshot> isOf(String key) {
        return snapshot -> key.equals(snapshot.summary().get(STEP_KEY));
    }

    private String sqlForAllRows(ManifestNode node, CompiledNode compiled, Optional<TableVersion> published) {
        return published.isPresent()
                        && runner.queryUse(node.uniqueId()) != QueryUse.ALWAYS
                        && node.resourceType() == ResourceType.MODEL
                ? anew.compile(node.uniqueId()).code()
                : compiled.code();
    }

    private TableVersion make(
            ManifestNode node, TableName name, CompiledNode compiled, String key, ComputeSession session) {
        String relation = Fields.text(node.fields(), "relation_name", "");
        boolean isFirst = tables.published(name).isEmpty() || plan.isFullRefresh();
        QueryUse use = runner.queryUse(node.uniqueId());
        if (use == QueryUse.ALWAYS || (use == QueryUse.FIRST_TIME && isFirst)) {
            dropView(node, relation, session);
            return write(node, name, compiled.code(), key, session);
        }
        Optional<RowAddition> addition = runner.addition(node.uniqueId());
        if (!isFirst && addition.isPresent()) {
            return add(node, name, compiled, addition.get(), key, session);
        }
        if (isAddedTo(node) && !isFirst) {
            loadPublished(node, name, relation, session);
        } else {
            dropView(node, relation, session);
            runner.forget(node.uniqueId());
        }
        NodeResult built = runner.build(compiled);
        TableVersion version = write(node, name, "select * from " + relation, key, session);
        built.relations().forEach(each -> drop(each.type().map(Enum::name).orElse("table"), each.render(), session));
        return version;
    }

    /** A view of the engine on the published rows would be in the way of what is built under its name. */
    private void dropView(ManifestNode node, String relation, ComputeSession session) {
        shown.forget(node);
        drop("view", relation, session);
    }

    private static void drop(String type, String relation, ComputeSession session) {
        refusals(() -> {
            session.execute("drop " + type + " if exists " + relation);
            return session;
        });
    }

    /** Statements that change rows need a table of the engine's own. */
    private void loadPublished(ManifestNode node, TableName name, String relation, ComputeSession session) {
        tables.published(name).ifPresent(version -> {
            String copy = beside(relation, "__floe_published");
            refusals(() -> {
                dropView(node, relation, session);
                session.tableFiles().orElseThrow().createView(copy, version.scan());
                session.execute("create table " + relation + " as select * from " + copy);
                session.execute("drop view " + copy);
                return session;
            });
            runner.know(node.uniqueId());
        });
    }

    /** The name of a relation in the same schema. */
    private static String beside(String relation, String suffix) {
        return relation.endsWith("\"")
                ? relation.substring(0, relation.length() - 1) + suffix + "\""
                : relation + suffix;
    }

    /** Adds rows to those that are published; only files that have a row less are written again. */
    private TableVersion add(
            ManifestNode node,
            TableName name,
            CompiledNode compiled,
            RowAddition addition,
            String key,
            ComputeSession session) {
        TableVersion base = tables.published(name).orElseThrow();
        TableChange change = base.change(base.schema());
        Path directory = change.createDataDirectory();
        Rows rows = new Rows(Fields.text(node.fields(), "relation_name", ""), change.schema(), session, directory);
        try {
            List<WrittenFile> written = new ArrayList<>(rows.write(compiled.code(), "new"));
            Set<String> removed = new HashSet<>();
            if (!addition.keys().isEmpty() && written.stream().anyMatch(file -> file.rows() > 0)) {
                rows.showNew(written);
                for (ScanFile file : base.scan().files()) {
                    if (rows.haveSome(file, addition)) {
                        removed.add(file.location());
                        written.addAll(rows.writeKept(addition, "kept-" + removed.size()));
                    }
                }
                rows.dropViews();
            }
            Map<String, String> summary = summary(node, key);
            TableVersion version = removed.isEmpty()
                    ? change.addRows(written, summary)
                    : change.rewriteRows(removed, written, summary);
            tables.stage(version, change, node.uniqueId(), key);
            return version;
        } catch (RuntimeException failure) {
            removeFiles(directory);
            throw failure;
        }
    }

    /** The rows of an addition in the engine: the new ones, and those of one file of the table at a time. */
    private record Rows(String relation, TableSchema schema, ComputeSession session, Path directory) {
        private static final String NEW = "__floe_new";
        private static final String FILE = "__floe_file";

        private TableFiles files() {
            return session.tableFiles().orElseThrow();
        }

        private String columns() {
            return schema.fields().stream()
                    .map(field -> "\"" + field.name().replace("\"", "\"\"") + "\"")
                    .collect(Collectors.joining(", "));
        }

        /** Writes the table's columns of a query. */
        private List<WrittenFile> write(String query, String folder) {
            return refusals(() -> files().write(new TableWrite(
                    "select " + columns() + " from (" + query + "\n)",
                    schema,
                    directory.resolve(folder),
                    TARGET_FILE_BYTES)));
        }

        private void showNew(List<WrittenFile> written) {
            List<ScanFile> scan = written.stream()
                    .filter(file -> file.rows() > 0)
                    .map(file -> new ScanFile(file.location(), file.rows(), file.bytes(), List.of()))
                    .toList();
            refusals(() -> {
                files().createView(beside(relation, NEW), new TableScan(schema, scan));
                return schema;
            });
        }

        /** Shows a file of the table, and says whether rows of it agree with new ones. */
        private boolean haveSome(ScanFile file, RowAddition addition) {
            return refusals(() -> {
                files().createView(beside(relation, FILE), new TableScan(schema, List.of(file)));
                try (QueryRows found = session.query("select 1 from " + beside(relation, FILE)
                        + " as present where exists (" + agreeing(addition) + ") limit 1")) {
                    return found.next();
                }
            });
        }

        /** Writes the rows of the file that was shown last which agree with no new one. */
        private List<WrittenFile> writeKept(RowAddition addition, String folder) {
            return write(
                    "select * from " + beside(relation, FILE) + " as present where not exists (" + agreeing(addition)
                            + ")",
                    folder);
        }

        private String agreeing(RowAddition addition) {
            return "select 1 from " + beside(relation, NEW) + " as fresh where "
                    + addition.keys().stream()
                            .map(key -> "fresh." + key + " = present." + key)
                            .collect(Collectors.joining(" and "));
        }

        private void dropViews() {
            for (String suffix : List.of(NEW, FILE)) {
                drop("view", beside(relation, suffix), session);
            }
        }
    }

    /** Runs a query into files, and makes a version of the table of them. */
    private TableVersion write(ManifestNode node, TableName name, String query, String key, ComputeSession session) {
        TableFiles files = session.tableFiles().orElseThrow();
        TableSchema wanted = describe(node, name, files, query);
        TableChange change = tables.change(name, wanted);
        Path directory = change.createDataDirectory();
        try {
            List<WrittenFile> written =
                    refusals(() -> files.write(new TableWrite(query, change.schema(), directory, TARGET_FILE_BYTES)));
            TableVersion version = change.replaceRows(written, summary(node, key));
            tables.stage(version, change, node.uniqueId(), key);
            return version;
        } catch (RuntimeException failure) {
            removeFiles(directory);
            throw failure;
        }
    }

    private Map<String, String> summary(ManifestNode node, String key) {
        Map<String, String> summary = new LinkedHashMap<>();
        summary.put("floe.product", plan.product());
        summary.put("floe.run", plan.runId());
        summary.put("floe.step", node.uniqueId());
        summary.put("engine-name", plan.engine());
        summary.put(STEP_KEY, key);
        return summary;
    }

    private static TableSchema describe(ManifestNode node, TableName name, TableFiles files, String query) {
        try {
            return files.schemaOf(query);
        } catch (SessionException refusal) {
            if (refusal.kind() != SessionException.Kind.TYPE) {
                throw new DatabaseException(String.valueOf(refusal.getMessage()), query, refusal);
            }
            throw new FloeException(
                    Problem.error(
                                    RunnerError.TYPE_NOT_KEPT,
                                    Place.startOf(node.path()),
                                    "Table '%s': %s".formatted(name, refusal.getMessage()))
                            .withHelp("cast the column to a type that Iceberg has, such as 'varchar'"),
                    refusal);
        }
    }

    /** Nobody knows the files of a step that failed. */
    private static void removeFiles(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException leftThere) {
            // They are in nobody's way: no table knows them.
        }
    }

    private static <T> T refusals(Supplier<T> question) {
        try {
            return question.get();
        } catch (SessionException refusal) {
            throw new DatabaseException(String.valueOf(refusal.getMessage()), "", refusal);
        }
    }
}
