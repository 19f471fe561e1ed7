package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Who may excuse from what: the manifest that asks for it, and those above. */
final class Entitlement {
    private final List<LoadedManifest> chain;

    /** @param chain the product's own manifest first */
    Entitlement(List<LoadedManifest> chain) {
        this.chain = List.copyOf(chain);
    }

    boolean mayExcuse(GrantedExemption exemption, Optional<Origin> asking) {
        return exemption.level() >= level(asking);
    }

    /** How far above the product the manifest stands that asks for something; 0: the product's own. */
    private int level(Optional<Origin> asking) {
        Optional<String> manifest = asking.map(Origin::manifest);
        for (int level = 0; level < chain.size(); level++) {
            if (manifest.equals(Optional.of(chain.get(level).title()))) {
                return level;
            }
        }
        return 0;
    }

    Problem refusal(String rule, GrantedExemption exemption, Optional<Origin> asking) {
        String owner = chain.get(level(asking)).title();
        return withOrigin(
                Problem.error(
                                CompilerError.EXEMPTION_NOT_ENTITLED,
                                exemption.place(),
                                "Manifest '%s' cannot exempt from '%s', which manifest '%s' asks for"
                                        .formatted(exemption.manifest(), rule, owner))
                        .withHelp("ask the owner of manifest '%s' for the exemption".formatted(owner)),
                asking);
    }

    /** The problem with the line that asks for what is not kept. */
    static Problem withOrigin(Problem problem, Optional<Origin> asking) {
        return asking.flatMap(Origin::position)
                .map(position -> problem.withRelated(
                        new Place(
                                position.file(),
                                position.line(),
                                position.column(),
                                position.line(),
                                position.column()),
                        "asked for here"))
                .orElse(problem);
    }
}
