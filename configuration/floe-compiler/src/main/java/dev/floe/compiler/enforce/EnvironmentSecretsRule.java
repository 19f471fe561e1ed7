package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.Facet;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.List;

/** An environment sets secrets of approved computes only. */
final class EnvironmentSecretsRule implements Rule {
    @Override
    public String name() {
        return "environment-secrets";
    }

    @Override
    public String description() {
        return "An environment sets secrets of approved computes only";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        if (!product.knows(Facet.APPROVED_COMPUTES)) {
            return 0;
        }
        List<String> approved = product.platform().approval().names();
        int checked = 0;
        for (LoadedManifest manifest : product.valid().loaded().platform().chain()) {
            List<String> own = approvedBy(manifest);
            for (var environment : manifest.document().environments().values()) {
                for (var secret : environment.value().connectionSecretRefs().entrySet()) {
                    checked++;
                    if (!approved.contains(secret.getKey()) && !own.contains(secret.getKey())) {
                        problems.add(problem(secret.getKey(), secret.getValue(), approved));
                    }
                }
            }
        }
        return checked;
    }

    /** What the manifest itself approves: a manifest below may have dropped it, which is no fault of this one. */
    private static List<String> approvedBy(LoadedManifest manifest) {
        return manifest.document().plugins().stream()
                .flatMap(plugins -> plugins.compute().stream())
                .flatMap(compute -> compute.approved().stream())
                .flatMap(list -> list.value().stream())
                .flatMap(item -> item.value().name().stream())
                .map(Located::value)
                .toList();
    }

    private static Problem problem(String compute, Located<String> secret, List<String> approved) {
        return Problem.error(
                        CompilerError.ENVIRONMENT_COMPUTE_UNKNOWN,
                        secret.label(),
                        "An environment sets the secret of compute '%s', which is not approved".formatted(compute))
                .withHelp(NearestName.of(compute, approved)
                        .map("did you mean '%s'?"::formatted)
                        .orElse("approved are %s".formatted(String.join(", ", approved))));
    }
}
