package dev.floe.dbt.adapter;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.relation.Component;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.dbt.relation.RelationPath;
import dev.floe.dbt.relation.RelationPolicy;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.util.Map;
import java.util.Optional;

/** The relations that entries of a manifest stand for. */
public final class NodeRelation {
    private NodeRelation() {}

    /** The relation of a model, a seed, a snapshot or a test: with the project's quoting and what the node says about it. */
    public static RelationBuilder ofNode(Adapter adapter, DictValue node) {
        return named(adapter, node, "alias", adapter.quoting(), Fields.dict(Fields.dict(node, "config"), "quoting"));
    }

    /** The relation of a source, whose quoting owes nothing to the project's. */
    public static RelationBuilder ofSource(Adapter adapter, DictValue source) {
        return named(adapter, source, "identifier", RelationPolicy.ALL, Fields.dict(source, "quoting"));
    }

    /** A relation whose name stands in the fields {@code database}, {@code schema} and the given one. */
    public static RelationBuilder named(
            Adapter adapter, DictValue fields, String identifierKey, RelationPolicy policy, DictValue quoting) {
        return RelationBuilder.of(adapter.relationDialect())
                .path(new RelationPath(
                        Fields.text(fields, "database"),
                        Fields.text(fields, "schema"),
                        Fields.text(fields, identifierKey)))
                .quotePolicy(new RelationPolicy(
                        isQuoted(quoting, "database", policy.database()),
                        isQuoted(quoting, "schema", policy.schema()),
                        isQuoted(quoting, "identifier", policy.identifier())));
    }

    /** The name of the common table expression that stands for an ephemeral model. */
    public static RelationBuilder ofEphemeral(Adapter adapter, DictValue node) {
        return expression(adapter, Fields.text(node, "alias", Fields.text(node, "name", "")));
    }

    /** The name of the common table expression that stands for a fixture of a unit test. */
    public static RelationBuilder ofFixture(Adapter adapter, DictValue input) {
        return expression(adapter, Fields.text(input, "cte_name", ""));
    }

    private static RelationBuilder expression(Adapter adapter, String model) {
        String name = Relation.ephemeralName(model);
        return RelationBuilder.of(adapter.relationDialect())
                .path(new RelationPath(Optional.empty(), Optional.empty(), Optional.of(name)))
                .type(Optional.of(RelationType.CTE))
                .quotePolicy(RelationPolicy.ALL.with(Map.of(Component.IDENTIFIER, false)));
    }

    private static boolean isQuoted(DictValue quoting, String component, boolean standard) {
        return Fields.find(quoting, component).map(Value::isTrue).orElse(standard);
    }
}
