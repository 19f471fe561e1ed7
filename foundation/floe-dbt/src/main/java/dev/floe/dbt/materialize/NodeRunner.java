package dev.floe.dbt.materialize;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.adapter.ResponseValue;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.document.Fields;
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
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs nodes, one after the other or on several threads at once, each with a session of its own. */
public final class NodeRunner {
    private static final Pattern COLUMN = Pattern.compile("\\w+|\"[^\"]+\"");
    private static final List<String> HOOKS = List.of("pre-hook", "post-hook");

    private final DictValue nodes;
    private final ProjectCompiler compiler;
    private final BoundSessions sessions;
    private final Materializations materializations;

    /**
     * A runner of the nodes of a project.
     *
     * @param sessions those with which the compiler reaches the database
     */
    public NodeRunner(ParsedProject parsed, ProjectCompiler compiler, BoundSessions sessions) {
        this.nodes = Fields.dict(parsed.manifest(), "nodes");
        this.compiler = compiler;
        this.sessions = sessions;
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
        return sessions.with(session, () -> {
            NodeResult result = compileAndWork(uniqueId, work);
            session.rollback();
            return result;
        });
    }

    private NodeResult compileAndWork(String uniqueId, NodeWork work) {
        DictValue node = compiler.entry(uniqueId);
        Optional<CompiledNode> compiled = Optional.empty();
        String file = Fields.text(node, "original_file_path", "");
        try {
            compiled = Optional.of(compiler.compile(uniqueId));
            return work.run(compiled.get());
        } catch (TemplateException failure) {
            return failed(uniqueId, compiled, DbtError.of(failure, file));
        } catch (FloeException failure) {
            return failed(uniqueId, compiled, failure);
        }
    }

    /** Renders a hook of the project and runs what it gives, outside of any transaction. */
    public NodeResult runHook(String uniqueId, AdapterSession session) {
        return sessions.with(session, () -> {
            Optional<CompiledNode> compiled = Optional.empty();
            String file = "dbt_project.yml";
            try {
                compiled = Optional.of(compiler.compile(uniqueId));
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
                return failed(uniqueId, compiled, DbtError.of(failure, file));
            } catch (FloeException failure) {
                session.rollback();
                return failed(uniqueId, compiled, failure);
            }
        });
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
        String uniqueId = compiled.uniqueId();
        DictValue node = compiler.entry(uniqueId);
        String name = materialization(node);
        if (name.equals("ephemeral")) {
            return NodeResult.of(uniqueId, NodeStatus.NO_OP, Optional.of(compiled));
        }
        NodeTemplates templates = compiler.templates(compiled);
        NodeBuild build = new NodeBuild(templates);
        List<Relation> relations = materializations.find(name).build(build);
        if (name.equals("test")) {
            return TestRun.judge(uniqueId, compiled, build)
                    .withRelations(relations)
                    .withResponse(response(templates));
        }
        if (name.equals("unit")) {
            return UnitTestRun.judge(compiled, build).withResponse(response(templates));
        }
        relations.forEach(compiler.relations()::add);
        Value main = templates.call("load_result", StringValue.of("main"));
        String message = main == NoneValue.NONE
                ? "OK"
                : templates.attribute(main, "response").toText();
        return NodeResult.of(uniqueId, NodeStatus.SUCCESS, Optional.of(compiled))
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
        boolean hasHooks =
                HOOKS.stream().anyMatch(hook -> !Fields.list(config, hook).isEmpty());
        if (!isModel || hasHooks || !materializations.isQuery(name)) {
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

    /**
     * What an incremental model does with the rows of its query where it has a table; empty: more than adding them, or
     * something that only its macros know.
     */
    public Optional<RowAddition> addition(String uniqueId) {
        if (queryUse(uniqueId) != QueryUse.FIRST_TIME) {
            return Optional.empty();
        }
        DictValue config = Fields.dict(Fields.dict(nodes, uniqueId), "config");
        List<String> keys =
                Fields.list(config, "unique_key").stream().map(Value::toText).toList();
        String schemaChange = Fields.text(config, "on_schema_change", "ignore");
        boolean isPlain = schemaChange.equals("ignore")
                && Fields.find(config, "predicates").isEmpty()
                && Fields.find(config, "incremental_predicates").isEmpty()
                && keys.stream().allMatch(key -> COLUMN.matcher(key).matches())
                && materializations.addsPlainly();
        return !isPlain
                ? Optional.empty()
                : switch (Fields.text(config, "incremental_strategy", "default")) {
                    case "append" -> Optional.of(new RowAddition(List.of()));
                    case "default", "delete+insert" -> Optional.of(new RowAddition(keys));
                    default -> Optional.empty();
                };
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

    /** Makes the schemas in which nodes will be, where they are missing. */
    public void createSchemas(List<String> uniqueIds, AdapterSession session) {
        sessions.with(session, () -> {
            SchemaCreation.create(uniqueIds, compiler);
            return session;
        });
    }
}
