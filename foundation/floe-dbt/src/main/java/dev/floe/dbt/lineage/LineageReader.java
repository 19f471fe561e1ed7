package dev.floe.dbt.lineage;

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
import dev.floe.spi.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the lineage of a project's columns off its SQL. No database is asked: a model whose template needs one is unknown. */
public final class LineageReader {
    /** Deep enough for queries that programs write, such as a thousand terms in a row. */
    private static final long STACK = 256L << 20;

    private static final Duration BUDGET = Duration.ofSeconds(5);

    /** A query with most of what queries are made of. */
    private static final String USUAL = """
            with first as (select a.*, cast(b as int) as c, a.d || '-' as e from t as a where f > 1)
            select first.c, case when g then 1 else 0 end as h, count(*) filter (where i) as j
            from first inner join u on u.k = first.k group by 1 order by j desc limit 5
            """;

    private final ParsedProject parsed;
    private final ManifestGraph graph;
    private final Set<String> masking;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<String, List<Problem>> problems = new HashMap<>();
    private final ProjectTables tables;
    private final BuiltTables building;

    private LineageReader(ParsedProject parsed, ManifestGraph graph, Set<String> masking) {
        this.parsed = parsed;
        this.graph = graph;
        this.masking =
                Stream.concat(SqlLineage.MASKING.stream(), masking.stream()).collect(Collectors.toSet());
        this.tables = new ProjectTables(parsed.language().project().profile());
        this.building = BuiltTables.of(parsed.manifest());
    }

    /**
     * Has a thread of its own load the reader of SQL, for somebody who knows that {@link #read} will follow and has other work until
     * then: what a process reads first takes it many times as long as what it reads next.
     */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("floe-lineage-start").start(() -> {
            try (SqlLineage lineage = new SqlLineage(Dialect.DUCKDB, SqlLineage.MASKING, BUDGET)) {
                lineage.lineage(lineage.parse(USUAL), _ -> Optional.empty());
            }
        });
    }

    /**
     * The lineage of a project.
     *
     * @param masking functions that hide what they are called with, besides those that are known to
     */
    public static ProjectLineage read(ParsedProject parsed, ManifestGraph graph, Set<String> masking) {
        return new LineageReader(parsed, graph, masking).read();
    }

    private ProjectLineage read() {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().stackSize(STACK).factory());
        try (SqlLineage lineage =
                new SqlLineage(Dialect.of(parsed.language().project().profile().type()), masking, BUDGET)) {
            Map<String, Future<ModelSql>> read = new HashMap<>();
            ModelQueries models = new ModelQueries(parsed, graph, lineage);
            for (ManifestNode node : graph.nodes()) {
                if (ModelQueries.isQuery(node)) {
                    read.put(node.uniqueId(), executor.submit(() -> models.read(node)));
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
        return new ProjectLineage(builder.build(), problems);
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
        if (!query.problems().isEmpty()) {
            sql.rendered()
                    .map(rendered -> new SqlProblems(parsed, node.path(), rendered).of(query.problems()))
                    .filter(found -> !found.isEmpty())
                    .ifPresent(found -> problems.put(node.uniqueId(), found));
        }
    }

    private Tables.Table table(ManifestNode node, QueryLineage query, List<Field> added) {
        if (query.opaque().isPresent()) {
            return DeclaredColumns.of(node.uniqueId(), node.fields());
        }
        List<Tables.Column> columns = new ArrayList<>();
        query.fields().forEach(field -> columns.add(new Tables.Column(field.name(), field.type())));
        added.forEach(field -> columns.add(new Tables.Column(field.name(), field.type())));
        Knowledge closed = building.isOfItsQuery(node) && !query.hasUnnamed() ? Knowledge.EXACT : Knowledge.EXPECTED;
        return new Tables.Table(node.uniqueId(), columns, query.isOpen() ? Knowledge.SOME : closed);
    }

    private static String name(ManifestNode node) {
        return node.sourceName().map(source -> source + "." + node.name()).orElseGet(() -> node.version()
                .map(Value::toText)
                .map(version -> node.name() + ".v" + version)
                .orElse(node.name()));
    }
}
