package dev.floe.compiler.mesh;

import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.document.ProductDocument;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A namespace belongs to one product: no two products of an enterprise put tables into the same one. */
public final class NamespaceClaims {
    private final ProblemCollector problems;

    public NamespaceClaims(ProblemCollector problems) {
        this.problems = problems;
    }

    /**
     * Reports each namespace that another product claims as well.
     *
     * @return how many namespaces the product claims
     */
    public int check(ProductDocument product, SharedNamespaces shared, List<MeshProduct> others) {
        Map<String, Located<String>> own = claims(product, shared);
        own.forEach((namespace, claim) -> {
            for (MeshProduct other : others) {
                Optional.ofNullable(claims(other.document(), other.namespaces()).get(namespace))
                        .ifPresent(theirs -> report(claim, other, theirs.place()));
            }
        });
        return own.size();
    }

    private void report(Located<String> claim, MeshProduct other, Place theirs) {
        problems.add(Problem.error(
                        ContractError.NAMESPACE_TAKEN,
                        claim.place(),
                        "Namespace '%s' belongs to product '%s' as well".formatted(claim.value(), other.name()))
                .withRelated(theirs, "claimed here by product '%s'".formatted(other.name()))
                .withHelp("give one of the products a namespace of its own: namespaces: {<layer>: <namespace>}"));
    }

    /** The namespaces of the layers that a product's transforms are in, each with the first place that says so. */
    private static Map<String, Located<String>> claims(ProductDocument product, SharedNamespaces shared) {
        Map<String, Located<String>> claims = new LinkedHashMap<>();
        product.transforms().map(Located::value).orElse(List.of()).stream()
                .flatMap(transform -> transform.value().layer().stream())
                .map(layer -> Optional.ofNullable(product.namespaces().get(layer.value()))
                        .orElseGet(() -> Located.at(shared.of(layer.value()), layer.place())))
                .forEach(claim -> claims.putIfAbsent(claim.value(), claim));
        return claims;
    }
}
