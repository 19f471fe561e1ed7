package dev.floe.dbt.materialize;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.relation.Relation;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Optional;

/** Runs nodes, one after the other or on several threads at once, each with a session of its own. */
public final class NodeRunner {
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
        return sessions.with(session, () -> {
            NodeResult result = compileAndBuild(uniqueId);
            session.rollback();
            return result;
        });
    }

    private NodeResult compileAndBuild(String uniqueId) {
        if (!(nodes.find(uniqueId).orElse(NoneValue.NONE) instanceof DictValue node)) {
            throw new IllegalArgumentException("There is no node '" + uniqueId + "'");
        }
        Optional<CompiledNode> compiled = Optional.empty();
        String file = Fields.text(node, "original_file_path", "");
        try {
            compiled = Optional.of(compiler.compile(uniqueId));
            return build(node, compiled.get());
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
                return NodeResult.of(uniqueId, NodeStatus.SUCCESS, compiled).withMessage("OK");
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

    private NodeResult build(DictValue node, CompiledNode compiled) {
        String uniqueId = compiled.uniqueId();
        String name = materialization(node);
        if (name.equals("ephemeral")) {
            return NodeResult.of(uniqueId, NodeStatus.NO_OP, Optional.of(compiled));
        }
        NodeTemplates templates = compiler.templates(compiled);
        NodeBuild build = new NodeBuild(templates);
        List<Relation> relations = materializations.find(name).build(build);
        if (name.equals("test")) {
            return TestRun.judge(uniqueId, compiled, build).withRelations(relations);
        }
        relations.forEach(compiler.relations()::add);
        Value main = templates.call("load_result", StringValue.of("main"));
        String message = main == NoneValue.NONE
                ? "OK"
                : templates.attribute(main, "response").toText();
        return NodeResult.of(uniqueId, NodeStatus.SUCCESS, Optional.of(compiled))
                .withMessage(message)
                .withRelations(relations);
    }

    private static String materialization(DictValue node) {
        return switch (Fields.text(node, "resource_type", "")) {
            case "test" -> "test";
            case "seed" -> "seed";
            case "snapshot" -> "snapshot";
            default -> Fields.text(Fields.dict(node, "config"), "materialized", "view");
        };
    }

    /** Makes the schemas in which nodes will be, where they are missing. */
    public void createSchemas(List<String> uniqueIds, AdapterSession session) {
        sessions.with(session, () -> {
            SchemaCreation.create(nodes, uniqueIds, compiler);
            return session;
        });
    }
}
