package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.NamingEnforcement;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The name of a table begins with the prefix of its layer, is of a kind that the pattern knows, and matches what the layer asks for. */
final class NamingRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "naming",
            CompilerError.NAME_DOES_NOT_FIT,
            "Names follow the prefix, the pattern and the regular expression of their layer",
            List.of("data_architecture.naming.enforcement"),
            "the model's file, or its alias");
    private static final String SETTING = "data_architecture.naming.enforcement";

    private final NamePatterns patterns;

    NamingRule(NamePatterns patterns) {
        this.patterns = patterns;
    }

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        NamingEnforcement enforcement = project.platform().dataArchitecture().naming();
        if (enforcement == NamingEnforcement.OFF) {
            return;
        }
        GateAction action = enforcement == NamingEnforcement.STRICT ? GateAction.BLOCK : GateAction.WARN;
        for (ManifestNode node : project.tables()) {
            Optional<String> layer = project.layerOf(node);
            Optional<Layer> settings = project.settingsOf(node);
            if (layer.isPresent() && settings.isPresent()) {
                recorder.checked(node);
                check(project, node, layer.get(), settings.get())
                        .ifPresent(problem ->
                                recorder.violated(new Violation(node, problem, SETTING, Optional.of(action))));
            }
        }
    }

    private Optional<Problem> check(ProductProject project, ManifestNode node, String layer, Layer settings) {
        String name = Fields.text(node.fields(), "alias", node.name());
        String prefix = settings.prefix().orElse("");
        if (!name.startsWith(prefix)) {
            return Optional.of(problem(
                    project,
                    node,
                    "%s does not begin with '%s'".formatted(called(node, name, layer), prefix),
                    "call it '%s', or move it to the layer that it belongs to".formatted(prefix + name)));
        }
        Set<String> kinds = NameKinds.wanted(project, layer, node);
        if (!kinds.isEmpty() && kinds.stream().noneMatch(name.substring(prefix.length())::startsWith)) {
            return Optional.of(problem(
                    project,
                    node,
                    "%s is of no kind that the pattern '%s' knows"
                            .formatted(
                                    called(node, name, layer),
                                    NameKinds.name(project.platform()
                                            .dataArchitecture()
                                            .pattern())),
                    "begin it with one of %s"
                            .formatted(String.join(
                                    ", ",
                                    kinds.stream().map(kind -> prefix + kind).toList()))));
        }
        if (settings.names().isPresent() && !patterns.matches(settings.names().get(), name)) {
            return Optional.of(problem(
                    project,
                    node,
                    "%s does not match '%s'"
                            .formatted(
                                    called(node, name, layer), settings.names().get()),
                    "rename it"));
        }
        return Optional.empty();
    }

    private static String called(ManifestNode node, String name, String layer) {
        return name.equals(node.name())
                ? NodeText.of(node, layer)
                : "The alias '%s' of %s '%s' of layer '%s'"
                        .formatted(name, node.resourceType().text(), node.name(), layer);
    }

    private static Problem problem(ProductProject project, ManifestNode node, String message, String help) {
        Place place = Fields.text(node.fields(), "alias", node.name()).equals(node.name())
                ? project.places().file(node)
                : project.places().setting(node, "alias").orElseGet(() -> project.places()
                        .file(node));
        return Problem.error(CompilerError.NAME_DOES_NOT_FIT, place, message).withHelp(help);
    }
}
