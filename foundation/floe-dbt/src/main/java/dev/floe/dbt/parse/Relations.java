package dev.floe.dbt.parse;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.dbt.relation.RelationDialect;
import dev.floe.dbt.relation.RelationPath;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.jinja.value.DictValue;

/** The relations that nodes and sources stand for. */
final class Relations {
    private Relations() {}

    /** The relation of a node, as far as its name is known; for templates that only ask for names. */
    static Relation of(Node node) {
        return RelationBuilder.of(RelationDialect.DUCKDB)
                .path(new RelationPath(
                        Fields.text(node.fields(), "database"),
                        Fields.text(node.fields(), "schema"),
                        Fields.text(node.fields(), "alias").or(() -> Fields.text(node.fields(), "identifier"))))
                .build();
    }

    /** The name of a relation as SQL writes it, with the project's quoting and what the node says about it. */
    static String render(Adapter adapter, DictValue fields, String identifierKey, DictValue quoting) {
        Relation relation = NodeRelation.named(adapter, fields, identifierKey, adapter.quoting(), quoting)
                .build();
        return new RelationValue(relation).toText();
    }
}
