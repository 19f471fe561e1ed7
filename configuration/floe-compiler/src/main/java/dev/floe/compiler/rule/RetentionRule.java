package dev.floe.compiler.rule;

import com.google.re2j.Pattern;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.compiler.resolve.Retention;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/** A model is kept no longer than its layer. */
final class RetentionRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "retention",
            CompilerError.RETENTION_TOO_LONG,
            "A retention in the meta of a model is no longer than that of its layer",
            List.of("data_architecture.layers.<layer>.retention"),
            "the setting: in config(), in a properties file or in dbt_project.yml");
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,4}[dwmy]");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode node : project.tables()) {
            String layer = project.layerOf(node).orElse("");
            Optional<String> longest = project.settingsOf(node).flatMap(Layer::retention);
            if (longest.isEmpty()) {
                continue;
            }
            recorder.checked(node);
            Optional<String> own = Fields.text(Fields.dict(node.config(), "meta"), "retention");
            if (own.isPresent()) {
                check(own.get(), longest.get(), node, layer)
                        .ifPresent(message -> recorder.violated(new Violation(
                                node,
                                Problem.error(CompilerError.RETENTION_TOO_LONG, place(project, node), message)
                                        .withHelp("keep it for at most %s, or remove the key".formatted(longest.get())),
                                LayerPaths.of(layer, "retention"))));
            }
        }
    }

    private static Optional<String> check(String own, String longest, ManifestNode node, String layer) {
        if (!FORM.matches(own)) {
            return Optional.of("%s has the retention '%s', which is none: it is a number and d, w, m or y, such as 90d"
                    .formatted(NodeText.of(node, layer), own));
        }
        return Retention.days(own) > Retention.days(longest)
                ? Optional.of("%s is kept for %s, longer than the %s of its layer"
                        .formatted(NodeText.of(node, layer), own, longest))
                : Optional.empty();
    }

    private static Place place(ProductProject project, ManifestNode node) {
        return project.places()
                .property(node, List.of("config", "meta", "retention"))
                .or(() -> project.places().property(node, List.of("meta", "retention")))
                .or(() -> project.places().setting(node, "retention"))
                .or(() -> project.places().setting(node, "meta"))
                .orElseGet(() -> project.places().declaration(node));
    }
}
