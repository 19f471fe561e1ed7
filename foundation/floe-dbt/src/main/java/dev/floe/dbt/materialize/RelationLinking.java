package dev.floe.dbt.materialize;

import dev.floe.dbt.adapter.PostgresAdapter;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.dbt.relation.RelationPath;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** Learns which views read what, where the database drops a view together with what it reads. */
final class RelationLinking {
    private RelationLinking() {}

    static void learn(NodeTemplates templates, ProjectCompiler compiler) {
        if (compiler.adapter() instanceof PostgresAdapter postgres) {
            for (Value row : templates.elements(templates.call("postgres__get_relations"))) {
                List<Value> cells = templates.elements(row);
                compiler.relations()
                        .link(
                                relation(postgres, cells.get(2), cells.get(3)),
                                relation(postgres, cells.get(0), cells.get(1)));
            }
        }
    }

    private static Relation relation(PostgresAdapter postgres, Value schema, Value name) {
        return RelationBuilder.of(postgres.relationDialect())
                .path(new RelationPath(
                        Optional.of(postgres.database()), Optional.of(schema.toText()), Optional.of(name.toText())))
                .build();
    }
}
