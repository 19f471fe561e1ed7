package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Set;

/** SQL reads other tables by references alone. */
final class HardCodedRelationsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "hard-coded-relations",
            CompilerError.RELATION_HARD_CODED,
            "SQL names no relation itself, but by ref() and source()",
            List.of("governance.sql.require_references"),
            "the name in the SQL");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        if (!project.platform().governance().demands().requireReferences()) {
            return;
        }
        for (ManifestNode node : project.own(Set.of(ResourceType.MODEL, ResourceType.SNAPSHOT))) {
            if (!Fields.text(node.fields(), "language", "sql").equals("sql")) {
                continue;
            }
            recorder.checked(node);
            String code = Fields.text(node.fields(), "raw_code", "");
            for (HardCodedRelations.Relation relation : HardCodedRelations.in(code)) {
                recorder.violated(new Violation(
                        node,
                        Problem.error(
                                        CompilerError.RELATION_HARD_CODED,
                                        project.places().inCode(node, relation.start(), relation.end()),
                                        "%s reads %s by its name".formatted(NodeText.of(node), shown(relation.name())))
                                .withHelp("refer to it by ref() or source(), so that floe knows of it"),
                        "governance.sql.require_references"));
            }
        }
    }

    private static String shown(String name) {
        return name.startsWith("'") ? name : "'" + name + "'";
    }
}
