package dev.floe.dbt.materialize;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.compile.BatchTimes;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.parse.MicrobatchModels;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Optional;

/** Says which batches of a microbatch model a run builds in a database. */
public final class NodeBatches {
    private final ProjectCompiler compiler;
    private final BoundSessions sessions;
    private final boolean areUsed;

    /** @param sessions those with which the compiler reaches the database */
    public NodeBatches(ParsedProject parsed, ProjectCompiler compiler, BoundSessions sessions) {
        this.compiler = compiler;
        this.sessions = sessions;
        this.areUsed = MicrobatchModels.haveBatches(
                parsed.language().project(), parsed.language().macros());
    }

    /** Whether a node is built batch by batch. */
    public boolean has(String uniqueId) {
        DictValue node = compiler.entry(uniqueId);
        DictValue config = Fields.dict(node, "config");
        return areUsed
                && Fields.text(node, "resource_type", "").equals("model")
                && Fields.text(config, "materialized", "").equals("incremental")
                && Fields.text(config, "incremental_strategy", "").equals("microbatch");
    }

    /**
     * The batches that are to be built, in their order.
     *
     * @throws FloeException if the model does not say what is needed, or the database refuses to say what it has
     */
    public List<Batch> find(String uniqueId, BatchOrder order, AdapterSession session) {
        DictValue node = compiler.entry(uniqueId);
        DictValue config = Fields.dict(node, "config");
        Optional<BatchOrder.Unfinished> unfinished =
                Optional.ofNullable(order.unfinished().get(uniqueId));
        try {
            return unfinished.isPresent()
                    ? BatchTimes.batches(config, unfinished.get().failed(), Batch.Kind.ADDS)
                    : order.times().batches(config, sessions.with(session, () -> kind(node)));
        } catch (TemplateException failure) {
            throw DbtError.of(failure, Fields.text(node, "original_file_path", ""));
        }
    }

    /** What there is can be added to, if it is a table that is not to be built anew. */
    private Batch.Kind kind(DictValue node) {
        NodeTemplates templates = compiler.operation();
        Relation own = NodeRelation.ofNode(compiler.adapter(), node).build();
        Value found = templates.call("load_cached_relation", NodeBuild.value(own));
        boolean isTable = found != NoneValue.NONE
                && NodeBuild.relation(found, "load_cached_relation").is(RelationType.TABLE);
        Value asked = templates.attribute(templates.name("flags"), "FULL_REFRESH");
        boolean isRebuilt = Fields.find(Fields.dict(node, "config"), "full_refresh")
                .filter(value -> value != NoneValue.NONE)
                .orElse(asked)
                .isTrue();
        return isTable && !isRebuilt ? Batch.Kind.ADDS : Batch.Kind.CREATES;
    }
}
