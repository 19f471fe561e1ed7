package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.compiler.rule.ProjectRules;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** No manifest makes a gate weaker by a narrower key than the one that a manifest above it has used. */
final class MonotoneActionsRule implements Rule {
    @Override
    public String name() {
        return "monotone-actions";
    }

    @Override
    public String description() {
        return "No manifest makes what the violation of a rule does weaker than a manifest above it";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        List<LoadedManifest> downwards =
                product.valid().loaded().platform().chain().reversed();
        List<Optional<String>> layers = new ArrayList<>();
        layers.add(Optional.empty());
        product.platform().dataArchitecture().layers().keySet().forEach(layer -> layers.add(Optional.of(layer)));
        int checked = 0;
        for (String rule : ProjectRules.names()) {
            for (Optional<String> layer : layers) {
                checked += check(downwards, rule, layer, problems);
            }
        }
        return checked;
    }

    private static int check(
            List<LoadedManifest> downwards, String rule, Optional<String> layer, ProblemCollector problems) {
        Optional<GateActions.Said> strictest = Optional.empty();
        String owner = "";
        int checked = 0;
        for (LoadedManifest manifest : downwards) {
            Optional<GateActions.Said> said = GateActions.said(manifest, rule, layer);
            if (said.isEmpty()) {
                continue;
            }
            checked++;
            if (strictest.isEmpty() || isAsStrict(said.get(), strictest.get())) {
                strictest = said;
                owner = manifest.title();
            } else if (said.get().width() != strictest.get().width()) {
                // The same key is compared like every other value that is inherited.
                problems.add(weaker(said.get().action(), strictest.get().action(), owner));
            }
        }
        return checked;
    }

    private static boolean isAsStrict(GateActions.Said lower, GateActions.Said upper) {
        return lower.action().value().compareTo(upper.action().value()) >= 0;
    }

    private static Problem weaker(Located<GateAction> lower, Located<GateAction> upper, String owner) {
        return Problem.error(
                        CompilerError.GATE_WEAKENED,
                        lower.place(),
                        "What a violation does is '%s' here, weaker than the '%s' of manifest '%s'"
                                .formatted(word(lower), word(upper), owner))
                .withRelated(upper.place(), "set to %s here".formatted(word(upper)))
                .withHelp("keep '%s', or remove the key".formatted(word(upper)));
    }

    private static String word(Located<GateAction> action) {
        return action.value().name().toLowerCase(Locale.ROOT);
    }
}
