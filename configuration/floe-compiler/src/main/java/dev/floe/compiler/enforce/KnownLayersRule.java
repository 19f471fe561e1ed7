package dev.floe.compiler.enforce;

import dev.floe.compiler.document.GovernanceSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.Facet;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whatever names a layer names one that the platform has. */
final class KnownLayersRule implements Rule {
    @Override
    public String name() {
        return "known-layers";
    }

    @Override
    public String description() {
        return "Each layer that is referred to is one of the platform's";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        if (!product.knows(Facet.LAYERS)) {
            return 0;
        }
        List<Located<String>> names = new ArrayList<>();
        product.transforms().forEach(transform -> transform.layer().ifPresent(names::add));
        product.valid().loaded().platform().chain().forEach(manifest -> collect(manifest, names));
        Set<String> layers = product.platform().dataArchitecture().layers().keySet();
        for (Located<String> name : names) {
            if (!layers.contains(name.value())) {
                problems.add(Problem.error(
                                CompilerError.UNKNOWN_LAYER,
                                name.place(),
                                "Layer '%s' is not one of the platform's".formatted(name.value()))
                        .withHelp(NearestName.of(name.value(), layers)
                                .map("did you mean '%s'?"::formatted)
                                .orElse("the platform has %s".formatted(String.join(", ", layers)))));
            }
        }
        return names.size();
    }

    private static void collect(LoadedManifest manifest, List<Located<String>> names) {
        manifest.document().dataArchitecture().stream()
                .flatMap(architecture -> architecture.layers().values().stream())
                .flatMap(layer -> layer.value().reads().stream())
                .forEach(reads -> names.addAll(reads.value()));
        manifest.document().governance().ifPresent(governance -> collect(governance, names));
        manifest.document().environments().values().forEach(environment -> environment
                .value()
                .layers()
                .forEach((name, override) -> names.add(Located.at(name, override.label()))));
    }

    private static void collect(GovernanceSection governance, List<Located<String>> names) {
        Optional.ofNullable(governance.demands().lists().get("sources.read_by"))
                .ifPresent(layers -> names.addAll(layers.value()));
        governance.classificationLevels().ifPresent(levels -> levels.value()
                .forEach(level -> level.value().allowedLayers().ifPresent(layers -> names.addAll(layers.value()))));
        governance.accessControl().ifPresent(access -> access.value()
                .roles()
                .values()
                .forEach(role -> role.value().layers().ifPresent(layers -> names.addAll(layers.value()))));
    }
}
