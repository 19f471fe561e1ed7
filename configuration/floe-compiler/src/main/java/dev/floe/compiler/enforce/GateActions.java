package dev.floe.compiler.enforce;

import dev.floe.compiler.document.QualityGatesSection;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.GateAction;
import java.util.List;
import java.util.Optional;

/**
 * What the violation of a rule in a layer does. Each manifest may say it for the rule, for the layer, or for all gates, and
 * the narrowest counts; of several manifests, the strictest.
 */
final class GateActions {
    private final List<LoadedManifest> chain;

    /** @param chain the product's own manifest first */
    GateActions(List<LoadedManifest> chain) {
        this.chain = List.copyOf(chain);
    }

    /** Where no manifest says anything, it blocks. */
    GateAction of(String rule, Optional<String> layer) {
        return chain.stream()
                .flatMap(manifest -> said(manifest, rule, layer).stream())
                .map(said -> said.action().value())
                .max(GateAction::compareTo)
                .orElse(GateAction.BLOCK);
    }

    /** How narrow a key is. */
    enum Width {
        RULE,
        LAYER,
        ALL
    }

    /** What one manifest says, and by which key. */
    record Said(Width width, Located<GateAction> action) {}

    /** What one manifest says, for the rule, else for the layer, else for all. */
    static Optional<Said> said(LoadedManifest manifest, String rule, Optional<String> layer) {
        return ofRule(manifest, rule)
                .map(action -> new Said(Width.RULE, action))
                .or(() -> layer.flatMap(name -> ofLayer(manifest, name)).map(action -> new Said(Width.LAYER, action)))
                .or(() -> ofAll(manifest).map(action -> new Said(Width.ALL, action)));
    }

    private static Optional<Located<GateAction>> ofRule(LoadedManifest manifest, String rule) {
        return manifest.document()
                .governance()
                .flatMap(governance -> Optional.ofNullable(governance.actions().get(rule)));
    }

    private static Optional<Located<GateAction>> ofLayer(LoadedManifest manifest, String layer) {
        return manifest.document()
                .dataArchitecture()
                .flatMap(architecture ->
                        Optional.ofNullable(architecture.layers().get(layer)))
                .flatMap(section -> section.value().qualityGates())
                .flatMap(QualityGatesSection::onFailure);
    }

    private static Optional<Located<GateAction>> ofAll(LoadedManifest manifest) {
        return manifest.document().governance().flatMap(governance -> governance.onFailure());
    }
}
