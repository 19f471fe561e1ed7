package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Each source says how fresh it has to be. */
final class SourceFreshnessRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "source-freshness",
            CompilerError.FRESHNESS_MISSING,
            "Each source says when its data is too old",
            List.of("governance.sources.require_freshness"),
            "the table's name in the properties file");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        if (!project.platform().governance().demands().requireFreshness()) {
            return;
        }
        for (ManifestNode source : project.own(Set.of(ResourceType.SOURCE))) {
            recorder.checked(source);
            if (!isLimited(Fields.dict(source.fields(), "freshness"))
                    && !isLimited(Fields.dict(source.config(), "freshness"))) {
                recorder.violated(new Violation(
                        source,
                        Problem.error(
                                        CompilerError.FRESHNESS_MISSING,
                                        project.places().declaration(source),
                                        "%s does not say how fresh it has to be".formatted(NodeText.of(source)))
                                .withHelp("add 'freshness' with warn_after or error_after, and a loaded_at_field"),
                        "governance.sources.require_freshness"));
            }
        }
    }

    private static boolean isLimited(DictValue freshness) {
        return Stream.of("warn_after", "error_after").anyMatch(key -> Fields.find(Fields.dict(freshness, key), "count")
                .isPresent());
    }
}
