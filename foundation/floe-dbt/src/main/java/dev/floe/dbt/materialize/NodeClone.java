package dev.floe.dbt.materialize;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.Deferral;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts into this target what another run has made of nodes, without their rows: a copy that shares them where the database can
 * make one, else a view.
 */
public final class NodeClone {
    private final ProjectCompiler compiler;
    private final NodeRunner runner;
    private final Deferral elsewhere;

    /** @param elsewhere where the nodes are that the other run has made */
    public NodeClone(ProjectCompiler compiler, NodeRunner runner, Deferral elsewhere) {
        this.compiler = compiler;
        this.runner = runner;
        this.elsewhere = elsewhere;
    }

    /** Clones a node. Whatever goes wrong is its result; what is here already stays, unless all is to be made anew. */
    public NodeResult run(String uniqueId, AdapterSession session) {
        Optional<Relation> there = elsewhere.find(uniqueId).map(node -> NodeRelation.ofNode(compiler.adapter(), node)
                .build());
        CompiledNode copying = compiler.copying(
                uniqueId, there.orElseGet(() -> NodeRelation.ofNode(compiler.adapter(), compiler.entry(uniqueId))
                        .build()));
        return runner.run(uniqueId, copying, session, compiled -> clone(compiled, there))
                .withoutCode();
    }

    private NodeResult clone(CompiledNode compiled, Optional<Relation> there) {
        NodeTemplates templates = compiler.templates(compiled);
        NodeBuild build = new NodeBuild(templates, PresentRows.AT_HAND);
        if (there.isEmpty()) {
            return nothing(compiled, templates, "No relation found in state manifest for " + compiled.uniqueId());
        }
        Optional<Relation> existing = build.existing(build.self());
        boolean isAnew =
                templates.attribute(templates.name("flags"), "FULL_REFRESH").isTrue();
        if (existing.isPresent() && !isAnew) {
            return nothing(compiled, templates, "Relation " + existing.get().render() + " already exists");
        }
        boolean isShared = build.existing(there.get())
                        .filter(relation -> relation.is(RelationType.TABLE))
                        .isPresent()
                && templates.call("can_clone_table").isTrue();
        if (!isShared) {
            return runner.build(compiled, "view");
        }
        return runner.finished(compiled, templates, share(build, existing, there.get()));
    }

    private static List<Relation> share(NodeBuild build, Optional<Relation> existing, Relation there) {
        Relation target = build.self().withType(RelationType.TABLE);
        build.dropIfExists(existing.filter(relation -> !relation.is(RelationType.TABLE)));
        if (!target.render().equals(there.render())) {
            build.main(
                    build.templates().call("create_or_replace_clone", NodeBuild.value(target), NodeBuild.value(there)));
        }
        build.applyGrants(target, NodeBuild.value(existing), true);
        build.persistDocs(target);
        return List.of(target);
    }

    private static NodeResult nothing(CompiledNode compiled, NodeTemplates templates, String why) {
        Value text = StringValue.of(why);
        templates.call("log", List.of(text), Map.of("info", BoolValue.TRUE));
        return NodeResult.built(compiled, "No-op");
    }
}
