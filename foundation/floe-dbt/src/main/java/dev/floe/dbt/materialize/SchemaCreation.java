package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.member.Texts;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.dbt.relation.RelationPath;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the schemas of nodes before they run, and learns what is in them. */
final class SchemaCreation {
    private SchemaCreation() {}

    static void create(List<String> uniqueIds, ProjectCompiler compiler) {
        Set<RelationPath> schemas = new LinkedHashSet<>();
        for (String id : uniqueIds) {
            compiler.find(id)
                    .filter(node -> Fields.text(node, "relation_name").isPresent())
                    .map(node -> new RelationPath(
                            Fields.text(node, "database"), Fields.text(node, "schema"), Optional.empty()))
                    .ifPresent(schemas::add);
        }
        NodeTemplates templates = compiler.operation();
        for (RelationPath path : schemas) {
            Relation schema = RelationBuilder.of(compiler.adapter().relationDialect())
                    .path(path)
                    .quotePolicy(compiler.adapter().quoting())
                    .build()
                    .withoutIdentifier();
            Value adapter = templates.name("adapter");
            if (!isThere(templates, adapter, path)) {
                templates.method(adapter, "create_schema", new RelationValue(schema));
            }
            templates.method(
                    adapter,
                    "get_relation",
                    Texts.orNone(path.database()),
                    Texts.orNone(path.schema()),
                    StringValue.EMPTY);
            templates.method(adapter, "commit");
        }
        RelationLinking.learn(templates, compiler);
    }

    /** Who may not create a schema may not even ask for one that is there. */
    private static boolean isThere(NodeTemplates templates, Value adapter, RelationPath path) {
        return templates
                .method(adapter, "check_schema_exists", Texts.orNone(path.database()), Texts.orNone(path.schema()))
                .isTrue();
    }
}
