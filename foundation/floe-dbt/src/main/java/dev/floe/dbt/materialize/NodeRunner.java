package dev.floe.dbt.materialize;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.adapter.ResponseValue;
import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.compile.BatchTimes;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DatabaseException;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Runs nodes, one after the other or on several threads at once, each with a session of its own. */
public final class NodeRunner {
    private static final Pattern COLUMN = Pattern.compile("\\w+|\"[^\"]+\"");
    private static final Pattern QUERY = Pattern.compile("\\b(select|from)\\b", Pattern.CASE_INSENSITIVE);
    private static final List<String> CONDITIONS = List.of(
            "predicates",
            "incremental_predicates",
            "merge_update_condition",
            "merge_insert_condition",
            "merge_update_set_expressions",
            "merge_clauses");
    private static final String HOOK_FILE = "dbt_project.yml";
    private static final String SCD_ID = "dbt_scd_id";
    private static final List<String> HOOKS = List.of("pre-hook", "post-hook");

    private final DictValue nodes;
    private final ProjectCompiler compiler;
    private final BoundSessions sessions;
    private final Materializations materializations;
    private final ForeignKeyTurns turns;

    /**
     * A runner of the nodes of a project.
     *
     * @param sessions those with which the compiler reaches the database
     */
    public NodeRunner(ParsedProject parsed, ProjectCompiler compiler, BoundSessions sessions) {
        this.nodes = Fields.dict(parsed.manifest(), "nodes");
        this.compiler = compiler;
        this.sessions = sessions;
        this.turns = new ForeignKeyTurns(sessions);
        this.materializations = new Materializations(
                parsed.language().project(),
                parsed.language().macros(),
                parsed.language().adapter());
    }

    /** Compiles and runs a node. Whatever goes wrong is its result; the session is left without a transaction. */
    public NodeResult run(String uniqueId, AdapterSession session) {
        return run(uniqueId, session, this::build);
    }

    /** Compiles a node and does something else with it than to build it. Whatever goes wrong is its result. */
    public NodeResult run(String uniqueId, AdapterSession session, NodeWork work) {
        return run(uniqueId, session, () -> compiler.compile(uniqueId), work);
    }

    /** Compiles one batch of a microbatch model and does something with it. Whatever goes wrong is its result. */
    public NodeResult run(String uniqueId, Batch batch, AdapterSession session, NodeWork work) {
        return run(uniqueId, session, () -> compiler.compile(uniqueId, batch), work);
    }

    /** Does something with a node whose SQL is known. Whatever goes wrong is its result. */
    NodeResult run(String uniqueId, CompiledNode compiled, AdapterSession session, NodeWork work) {
        return run(uniqueId, session, () -> compiled, work);
    }

    private NodeResult run(String uniqueId, AdapterSession session, Supplier<CompiledNode> compilation, NodeWork work) {
        return sessions.with(session, () -> {
            NodeResult result = compileAndWork(uniqueId, session, compilation, work);
            session.release();
            return result;
        });
    }

    private NodeResult compileAndWork(
            String uniqueId, AdapterSession session, Supplier<CompiledNode> compilation, NodeWork work) {
        DictValue node = compiler.entry(uniqueId);
        Optional<CompiledNode> compiled = Optional.empty();
        String file = Fields.text(node, "original_file_path", "");
        try {
            session.comment(compiler.comment(Optional.of(uniqueId)));
            compiled = Optional.of(compilation.get());
            return work.run(compiled.get());
        } catch (DatabaseException refusal) {
            return NodeResult.of(uniqueId, NodeStatus.ERROR, compiled)
                    .withMessage(refusal.text())
                    .withProblems(List.of(RefusedSql.problem(refusal, compiled, file)));
        } catch (TemplateException failure) {
            return failed(uniqueId, compiled, DbtError.of(failure, file));
        } catch (FloeException failure) {
            return failed(uniqueId, compiled, failure);
        }
    }

    /**
     * Renders a hook of the project and runs what it gives, outside of any transaction. A hook that cannot be rendered ends the
     * run, as it may stand there to forbid one.
     *
     * @param names what its templates know beside what all do
     * @param rendered is told when its SQL is there
     * @throws FloeException if it cannot be rendered
     */
    public NodeResult runHook(String uniqueId, Map<String, Value> names, AdapterSession session, Runnable rendered) {
        return sessions.with(session, () -> {
            // Where a transaction begins with the first statement, a hook would otherwise be part of one.
            session.begin();
            session.commit();
            session.comment(compiler.comment(Optional.empty()));
            Optional<CompiledNode> compiled = Optional.of(compileHook(uniqueId, names, session));
            try {
                rendered.run();
                String sql = compiled.get().code().strip();
                if (!sql.isEmpty()) {
                    session.execute(sql);
                }
                session.commit();
                return NodeResult.of(uniqueId, NodeStatus.SUCCESS, compiled)
                        .withMessage(HookNames.of(compiler.entry(uniqueId)) + " passed")
                        .withFailures(0);
            } catch (TemplateException failure) {
                session.rollback();
                return failedHook(uniqueId, compiled, DbtError.of(failure, HOOK_FILE));
            } catch (FloeException failure) {
                session.rollback();
                return failedHook(uniqueId, compiled, failure);
            }
        });
    }

    private CompiledNode compileHook(String uniqueId, Map<String, Value> names, AdapterSession session) {
        try {
            return compiler.compile(uniqueId, names);
        } catch (FloeException failure) {
            session.rollback();
            throw unrendered(failure);
        }
    }

    /** A query that the database refuses is part of the hook's text then, and no statement that the run has begun with. */
    private static FloeException unrendered(FloeException failure) {
        return failure.problems().getFirst().code() == DbtError.DATABASE_REFUSES
                ? DbtError.TEMPLATE_FAILS.in(
                        HOOK_FILE,
                        "A hook cannot be rendered: "
                                + failure.problems().getFirst().message(),
                        "mend the query of its macro, or leave it out where it cannot run yet")
                : failure;
    }

    private NodeResult failedHook(String uniqueId, Optional<CompiledNode> compiled, FloeException failure) {
        NodeResult result = failed(uniqueId, compiled, failure);
        return result.withMessage("%s failed, error:\n %s"
                        .formatted(
                                HookNames.of(compiler.entry(uniqueId)),
                                result.message().orElse("")))
                .withFailures(1);
    }

    /** A hook of the project that does not run, as one before it has failed. */
    public NodeResult skippedHook(String uniqueId) {
        return NodeResult.skipped(uniqueId, HookNames.of(compiler.entry(uniqueId)) + " skipped")
                .withFailures(1);
    }

    private static NodeResult failed(String uniqueId, Optional<CompiledNode> compiled, FloeException failure) {
        return NodeResult.of(uniqueId, NodeStatus.ERROR, compiled)
                .withMessage(failure.problems().getFirst().message())
                .withProblems(failure.problems());
    }

    /**
     * Builds a node that is compiled, with the session that this thread has.
     *
     * @throws TemplateException if a template fails or the database refuses
     */
    public NodeResult build(CompiledNode compiled) {
        return build(compiled, PresentRows.AT_HAND);
    }

    /**
     * Builds a node that is compiled, with the session that this thread has.
     *
     * @param presentRows told before rows change that are there
     * @throws TemplateException if a template fails or the database refuses
     */
    public NodeResult build(CompiledNode compiled, PresentRows presentRows) {
        String uniqueId = compiled.uniqueId();
        DictValue node = compiler.entry(uniqueId);
        String name = materialization(node);
        if (name.equals("ephemeral")) {
            return NodeResult.of(uniqueId, NodeStatus.NO_OP, Optional.of(compiled));
        }
        NodeTemplates templates = compiler.templates(compiled);
        NodeBuild build = new NodeBuild(templates, presentRows);
        Materialization materialization = materializations.find(name);
        List<Relation> relations = Fields.text(node, "resource_type", "").equals("model")
                ? turns.take(build, () -> materialization.build(build))
                : materialization.build(build);
        if (name.equals("test")) {
            return TestRun.judge(uniqueId, compiled, build)
                    .withRelations(relations)
                    .withResponse(response(templates));
        }
        if (name.equals("unit")) {
            return UnitTestRun.judge(compiled, build).withResponse(response(templates));
        }
        return finished(compiled, templates, relations);
    }

    /** Builds a node by a materialization that is not its own. */
    NodeResult build(CompiledNode compiled, String name) {
        NodeTemplates templates = compiler.templates(compiled);
        return finished(
                compiled, templates, materializations.find(name).build(new NodeBuild(templates, PresentRows.AT_HAND)));
    }

    /** A node whose relations are there, with what the database said of its main statement. */
    NodeResult finished(CompiledNode compiled, NodeTemplates templates, List<Relation> relations) {
        relations.forEach(compiler.relations()::add);
        Value main = templates.call("load_result", StringValue.of("main"));
        String message = main == NoneValue.NONE
                ? "OK"
                : templates.attribute(main, "response").toText();
        return NodeResult.of(compiled.uniqueId(), NodeStatus.SUCCESS, Optional.of(compiled))
                .withMessage(message)
                .withRelations(relations)
                .withResponse(response(templates));
    }

    /** What the database said of the main statement, without what is None. */
    private static DictValue response(NodeTemplates templates) {
        DictValue response = DictValue.empty();
        Value main = templates.call("load_result", StringValue.of("main"));
        if (main == NoneValue.NONE) {
            return response;
        }
        switch (templates.attribute(main, "response")) {
            case ResponseValue said -> {
                for (String name : List.of("_message", "code", "rows_affected")) {
                    said.attribute(name)
                            .filter(value -> value != NoneValue.NONE)
                            .ifPresent(value -> response.put(name, value));
                }
            }
            case Value text -> response.put("_message", StringValue.of(text.toText()));
        }
        return response;
    }

    /** When a node is built by its query alone, so that whoever has the query can put the rows where he likes. */
    public QueryUse queryUse(String uniqueId) {
        DictValue node = Fields.dict(nodes, uniqueId);
        String name = materialization(node);
        boolean isModel = Fields.text(node, "resource_type", "").equals("model");
        DictValue config = Fields.dict(node, "config");
        if (!isModel || hasHooks(config) || !materializations.isQuery(name)) {
            return QueryUse.NEVER;
        }
        if (hasBatches(uniqueId)) {
            return QueryUse.NEVER;
        }
        boolean isIncremental = name.equals("incremental");
        if (Fields.dict(config, "contract")
                .find("enforced")
                .filter(Value::isTrue)
                .isPresent()) {
            return isIncremental ? QueryUse.NEVER : QueryUse.CHECKED;
        }
        return isIncremental ? QueryUse.FIRST_TIME : QueryUse.ALWAYS;
    }

    private static boolean hasHooks(DictValue config) {
        return HOOKS.stream().anyMatch(hook -> !Fields.list(config, hook).isEmpty());
    }

    /**
     * What an incremental model does with the rows of its query where it has a table; empty: more than adding them, or
     * something that only its macros know.
     */
    public Optional<RowAddition> addition(String uniqueId) {
        if (queryUse(uniqueId) != QueryUse.FIRST_TIME) {
            return Optional.empty();
        }
        DictValue config = Fields.dict(Fields.dict(nodes, uniqueId), "config");
        List<String> keys = columns(config, "unique_key");
        boolean isPlain = Fields.text(config, "on_schema_change", "ignore").equals("ignore")
                && Fields.find(config, "predicates").isEmpty()
                && Fields.find(config, "incremental_predicates").isEmpty()
                && areColumns(keys)
                && materializations.addsPlainly();
        return !isPlain
                ? Optional.empty()
                : switch (strategy(config)) {
                    case "append" -> Optional.of(new RowAddition.ByKeys(List.of()));
                    case "default", "delete+insert" -> Optional.of(new RowAddition.ByKeys(keys));
                    case "insert_overwrite" -> Optional.of(new RowAddition.ByPartitions());
                    default -> Optional.empty();
                };
    }

    /** Whether a node is built batch by batch. */
    public boolean hasBatches(String uniqueId) {
        DictValue node = Fields.dict(nodes, uniqueId);
        return materialization(node).equals("incremental")
                && strategy(Fields.dict(node, "config")).equals("microbatch");
    }

    /**
     * The batches of a microbatch model that are to be built, the earliest first.
     *
     * @param kind of the first
     * @throws TemplateException if the model does not say what is needed
     */
    public List<CompiledNode> batches(String uniqueId, BatchTimes times, Batch.Kind kind) {
        DictValue config = Fields.dict(Fields.dict(nodes, uniqueId), "config");
        return times.batches(config, kind).stream()
                .map(batch -> compiler.compile(uniqueId, batch))
                .toList();
    }

    /** Which rows the batches of a microbatch model can change. */
    public RowReach reach(String uniqueId, List<CompiledNode> batches) {
        DictValue node = Fields.dict(nodes, uniqueId);
        DictValue config = Fields.dict(node, "config");
        String column = Fields.text(config, "event_time", "");
        String own = Fields.text(node, "relation_name", "");
        boolean isKnown = !hasHooks(config)
                && !Fields.text(config, "on_schema_change", "ignore").equals("sync_all_columns")
                && materializations.isQuery("incremental")
                && materializations.addsPlainly()
                && COLUMN.matcher(column).matches()
                && batches.stream().noneMatch(batch -> batch.code().contains(own));
        return isKnown
                ? new RowReach.Times(
                        column,
                        Batch.text(batches.getFirst().batch().orElseThrow().start()),
                        Batch.text(batches.getLast().batch().orElseThrow().end()))
                : new RowReach.Everything();
    }

    /** Which rows can change when a node is built that has a table already. */
    public RowReach reach(String uniqueId) {
        DictValue node = Fields.dict(nodes, uniqueId);
        DictValue config = Fields.dict(node, "config");
        boolean isRebuilt =
                Fields.find(config, "full_refresh").filter(Value::isTrue).isPresent();
        if (hasHooks(config) || isRebuilt) {
            return new RowReach.Everything();
        }
        return switch (materialization(node)) {
            case "incremental" -> incrementalReach(config);
            case "snapshot" -> snapshotReach(config);
            default -> new RowReach.Everything();
        };
    }

    private RowReach incrementalReach(DictValue config) {
        List<String> keys = columns(config, "unique_key");
        boolean isKnown = materializations.isQuery("incremental")
                && materializations.addsPlainly()
                && areColumns(keys)
                && CONDITIONS.stream().noneMatch(key -> asksOthers(config, key));
        return !isKnown
                ? new RowReach.Everything()
                : switch (strategy(config)) {
                    case "append" -> new RowReach.Keys(List.of());
                    case "default", "delete+insert" -> new RowReach.Keys(keys);
                    case "merge" -> mergeReach(config, keys);
                    case "insert_overwrite" -> new RowReach.Partitions();
                    default -> new RowReach.Everything();
                };
    }

    private RowReach mergeReach(DictValue config, List<String> keys) {
        List<String> using = columns(config, "merge_on_using_columns");
        if (!materializations.mergesPlainly() || !areColumns(using)) {
            return new RowReach.Everything();
        }
        return new RowReach.Keys(using.isEmpty() ? keys : using);
    }

    /** A snapshot closes versions of rows by their ids, and adds others. */
    private RowReach snapshotReach(DictValue config) {
        boolean isRenamed = Fields.find(Fields.dict(config, "snapshot_meta_column_names"), SCD_ID)
                .filter(name -> name != NoneValue.NONE)
                .isPresent();
        return materializations.snapshotsPlainly() && !isRenamed
                ? new RowReach.Keys(List.of(SCD_ID))
                : new RowReach.Everything();
    }

    /** A condition with a query in it may read the table itself. */
    private static boolean asksOthers(DictValue config, String key) {
        return Fields.find(config, key)
                .filter(value -> QUERY.matcher(value.toText()).find())
                .isPresent();
    }

    private static List<String> columns(DictValue config, String key) {
        return Fields.list(config, key).stream().map(Value::toText).toList();
    }

    private static boolean areColumns(List<String> keys) {
        return keys.stream().allMatch(key -> COLUMN.matcher(key).matches());
    }

    private static String strategy(DictValue config) {
        return Fields.text(config, "incremental_strategy", "default");
    }

    /** Lets templates know of a table that stands for a node, though no node of this run has built it. */
    public void know(String uniqueId) {
        compiler.relations()
                .add(NodeRelation.ofNode(compiler.adapter(), Fields.dict(nodes, uniqueId))
                        .type(Optional.of(RelationType.TABLE))
                        .build());
    }

    /** Lets templates know that nothing stands for a node any more. */
    public void forget(String uniqueId) {
        compiler.relations()
                .drop(NodeRelation.ofNode(compiler.adapter(), Fields.dict(nodes, uniqueId))
                        .build());
    }

    private static String materialization(DictValue node) {
        return switch (Fields.text(node, "resource_type", "")) {
            case "test" -> "test";
            case "unit_test" -> "unit";
            case "function" -> "function";
            case "seed" -> "seed";
            case "snapshot" -> "snapshot";
            default -> Fields.text(Fields.dict(node, "config"), "materialized", "view");
        };
    }

    /** Makes the schemas in which nodes will be, where they are missing; what is never built has none. */
    public void createSchemas(List<String> uniqueIds, AdapterSession session) {
        sessions.with(session, () -> {
            session.comment(compiler.comment(Optional.empty()));
            SchemaCreation.create(uniqueIds, compiler);
            return session;
        });
    }
}
