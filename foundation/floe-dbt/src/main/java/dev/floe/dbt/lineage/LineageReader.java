package dev.floe.dbt.lineage;

import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.TemplateListener;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.value.Value;
import dev.floe.lineage.graph.GraphBuilder;
import dev.floe.lineage.parse.Dialect;
import dev.floe.lineage.resolve.Field;
import dev.floe.lineage.resolve.QueryLineage;
import dev.floe.lineage.resolve.SqlLineage;
import dev.floe.lineage.resolve.Tables;
import dev.floe.lineage.resolve.Tables.Knowledge;
import dev.floe.lineage.syntax.Query;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the lineage of a project's columns off its SQL. No database is asked: a model whose template needs one is unknown. */
public final class LineageReader {
    /** Deep enough for queries that programs write, such as a thousand terms in a row. */
    private static final long STACK = 256L << 20;

    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final Set<String> BUILT_ANEW = Set.of("table", "view", "ephemeral", "materialized_view", "external");

    private final ParsedProject parsed;
    private final ManifestGraph graph;
    private final Set<String> masking;
    private final GraphBuilder builder = new GraphBuilder();
    private final List<Problem> problems = new ArrayList<>();
    private final ProjectTables tables;

    private LineageReader(ParsedProject parsed, ManifestGraph graph, Set<String> masking) {
        this.parsed = parsed;
        this.graph = graph;
        this.masking = masking;
        this.tables = new ProjectTables(parsed.language().project().profile());
    }

    /**
     * The lineage of a project.
     *
     * @param masking the functions that hide what they are called with
     */
    public static ProjectLineage read(ParsedProject parsed, ManifestGraph graph, Set<String> masking) {
        return new LineageReader(parsed, graph, masking).read();
    }

    private ProjectLineage read() {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().stackSize(STACK).factory());
        try (SqlLineage lineage = new SqlLineage(dialect(), masking, BUDGET)) {
            Map<String, Future<ModelSql>> read = new HashMap<>();
            ProjectCompiler compiler =
                    ProjectCompiler.withoutDatabase(parsed, InvocationFacts.compile("", List.of()), new Silence());
            assumeNothingBuilt(compiler);
            for (ManifestNode node : graph.nodes()) {
                if (isQuery(node)) {
                    read.put(node.uniqueId(), executor.submit(() -> sql(node, compiler, lineage)));
                }
            }
            Map<String, ModelSql> queries = new HashMap<>();
            for (Map.Entry<String, Future<ModelSql>> each : read.entrySet()) {
                queries.put(each.getKey(), result(each.getValue()));
            }
            result(executor.submit(() -> resolve(queries, lineage)));
        } finally {
            executor.shutdownNow();
        }
        problems.sort(Problem.ORDER);
        return new ProjectLineage(builder.build(), problems);
    }

    /** An incremental model asks whether its table is there; what its first run builds is what it is made of. */
    private void assumeNothingBuilt(ProjectCompiler compiler) {
        Set<String> foreign = new HashSet<>();
        graph.nodes().stream()
                .filter(node -> node.resourceType() == ResourceType.SOURCE)
                .forEach(node -> foreign.add(schema(node)));
        graph.nodes().stream()
                .filter(node -> isQuery(node) && !foreign.contains(schema(node)))
                .forEach(node -> compiler.relations()
                        .list(Fields.text(node.fields(), "database"), Fields.text(node.fields(), "schema"), List::of));
    }

    private static String schema(ManifestNode node) {
        return Fields.text(node.fields(), "schema", "").toLowerCase(Locale.ROOT);
    }

    private Dialect dialect() {
        return parsed.language().project().profile().type().equals("duckdb") ? Dialect.DUCKDB : Dialect.OTHER;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Cannot read lineage", failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot read lineage: interrupted");
        }
    }

    private static boolean isQuery(ManifestNode node) {
        return node.resourceType() == ResourceType.MODEL || node.resourceType() == ResourceType.SNAPSHOT;
    }

    private static ModelSql sql(ManifestNode node, ProjectCompiler compiler, SqlLineage lineage) {
        try {
            CompiledNode compiled = compiler.compile(node.uniqueId());
            return new ModelSql(node.uniqueId(), Optional.of(compiled), lineage.parse(compiled.ownCode()));
        } catch (FloeException _) {
            // Whoever compiles the node says what is wrong with it, or asks the database what its template wants to
            // know.
            return new ModelSql(
                    node.uniqueId(),
                    Optional.empty(),
                    new Query.Opaque("its template cannot be rendered without a database"));
        }
    }

    private Void resolve(Map<String, ModelSql> queries, SqlLineage lineage) {
        for (ManifestNode node : new BuildOrder(graph).nodes()) {
            switch (node.resourceType()) {
                case SOURCE -> addTable(node, DeclaredColumns.of(node.uniqueId(), node.fields()));
                case SEED -> addTable(node, DeclaredColumns.ofSeed(node.uniqueId(), node.fields()));
                case MODEL, SNAPSHOT -> {
                    ModelSql sql =
                            Optional.ofNullable(queries.get(node.uniqueId())).orElseThrow();
                    addQuery(node, sql, lineage.lineage(sql.query(), tables));
                }
                default -> {}
            }
        }
        return null;
    }

    private void addTable(ManifestNode node, Tables.Table table) {
        tables.add(node.fields(), table);
        builder.addTable(table, name(node));
    }

    private void addQuery(ManifestNode node, ModelSql sql, QueryLineage query) {
        boolean isSnapshot = node.resourceType() == ResourceType.SNAPSHOT;
        List<Field> added = isSnapshot ? SnapshotColumns.of(node.fields(), query) : List.of();
        builder.addQuery(node.uniqueId(), name(node), query, added);
        tables.add(node.fields(), table(node, query, added));
        sql.compiled()
                .ifPresent(compiled -> new SqlProblems(parsed, node.path(), compiled).add(query.problems(), problems));
    }

    private static Tables.Table table(ManifestNode node, QueryLineage query, List<Field> added) {
        if (query.opaque().isPresent()) {
            return DeclaredColumns.of(node.uniqueId(), node.fields());
        }
        List<Tables.Column> columns = new ArrayList<>();
        query.fields().forEach(field -> columns.add(new Tables.Column(field.name(), field.type())));
        added.forEach(field -> columns.add(new Tables.Column(field.name(), field.type())));
        boolean isBuiltAnew = BUILT_ANEW.contains(Fields.text(node.config(), "materialized", ""));
        Knowledge closed = isBuiltAnew && !query.hasUnnamed() ? Knowledge.EXACT : Knowledge.EXPECTED;
        return new Tables.Table(node.uniqueId(), columns, query.isOpen() ? Knowledge.SOME : closed);
    }

    private static String name(ManifestNode node) {
        return node.sourceName().map(source -> source + "." + node.name()).orElseGet(() -> node.version()
                .map(Value::toText)
                .map(version -> node.name() + ".v" + version)
                .orElse(node.name()));
    }

    /** Templates may say what they like while only their SQL is wanted. */
    private static final class Silence implements TemplateListener {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void print(String message) {}

        @Override
        public void warn(String message) {}
    }
}
