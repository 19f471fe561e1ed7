package dev.floe.compiler.enforce;

import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.load.LoadedProduct;
import dev.floe.compiler.mesh.Members;
import dev.floe.compiler.mesh.MeshProduct;
import dev.floe.compiler.mesh.NamespaceClaims;
import dev.floe.compiler.mesh.Neighbours;
import dev.floe.compiler.port.InputPorts;
import dev.floe.compiler.port.OutputPorts;
import dev.floe.compiler.port.PortContract;
import dev.floe.compiler.project.ProductProject;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what products have to do with each other: their namespaces, their ports and their contracts. */
final class MeshEnforcer {
    private final ResolvedProduct product;
    private final LoadedProduct loaded;
    private final ProblemCollector problems;
    private final List<RuleResult> results = new ArrayList<>();

    MeshEnforcer(ResolvedProduct product, ProblemCollector problems) {
        this.product = product;
        this.loaded = product.valid().loaded();
        this.problems = problems;
    }

    /** Only the rules that are about something. */
    List<RuleResult> results() {
        return results;
    }

    /** The contracts of the output ports; none where the dbt project cannot be parsed. */
    List<PortContract> check(Optional<ProductProject> project) {
        Members members = new Members(loaded.directory(), problems);
        checkLayers();
        List<LoadedManifest> chain = loaded.platform().chain();
        if (!chain.isEmpty() && !chain.getFirst().document().products().isEmpty()) {
            checkNamespaces(chain.getFirst(), members);
        }
        if (!loaded.ports().inputs().isEmpty() && project.isPresent()) {
            new InputPorts(project.get(), problems).check();
            result(
                    "input-ports",
                    "The contracts of other products will do",
                    loaded.ports().inputs().size());
        }
        if (loaded.ports().outputs().isEmpty() || project.isEmpty()) {
            return List.of();
        }
        result(
                "output-ports",
                "The version of each contract says how much of it has changed",
                loaded.ports().outputs().size());
        return new OutputPorts(project.get(), new Neighbours(neighbours(chain)), problems).check();
    }

    private void result(String name, String description, int checked) {
        results.add(new RuleResult(name, description, checked, 0));
    }

    private void checkLayers() {
        Map<String, ?> layers = product.platform().dataArchitecture().layers();
        loaded.document().namespaces().forEach((layer, namespace) -> {
            if (!layers.containsKey(layer)) {
                problems.add(Problem.error(
                                CompilerError.UNKNOWN_LAYER,
                                namespace.label(),
                                "Layer '%s' is not one of the platform".formatted(layer))
                        .withHelp(NearestName.of(layer, List.copyOf(layers.keySet()))
                                .map("did you mean '%s'?"::formatted)
                                .orElse("the platform has " + String.join(", ", layers.keySet()))));
            }
        });
    }

    private void checkNamespaces(LoadedManifest manifest, Members members) {
        List<MeshProduct> products = members.of(loaded.fileOf(manifest), manifest.document());
        List<MeshProduct> others =
                products.stream().filter(other -> !isThis(other)).toList();
        if (others.size() == products.size()) {
            problems.add(Problem.error(
                            ContractError.MEMBER_UNKNOWN,
                            loaded.document()
                                    .platformReference()
                                    .map(Located::place)
                                    .orElse(Place.startOf(loaded.path())),
                            "Product '%s' is not among the products of manifest '%s'"
                                    .formatted(loaded.productName(), manifest.title()))
                    .withRelated(manifest.document().products().getFirst().place(), "these are")
                    .withHelp("ask the owner of manifest '%s' to add its directory".formatted(manifest.title())));
        }
        int claimed = new NamespaceClaims(product.sharedNamespaces(), problems).check(loaded.document(), others);
        result("product-namespaces", "No other product of the domain has the same namespaces", claimed);
    }

    /** All products of all manifests above, this one excepted. */
    private List<MeshProduct> neighbours(List<LoadedManifest> chain) {
        Map<Path, MeshProduct> found = new LinkedHashMap<>();
        // What is wrong with the lists of others is their owners' affair.
        Members quiet = new Members(loaded.directory(), new ProblemCollector());
        for (LoadedManifest manifest : chain) {
            quiet.below(loaded.fileOf(manifest), manifest.document()).stream()
                    .filter(other -> !isThis(other))
                    .forEach(other -> found.putIfAbsent(other.directory(), other));
        }
        return List.copyOf(found.values());
    }

    private boolean isThis(MeshProduct other) {
        try {
            return other.directory().toRealPath().equals(loaded.directory().toRealPath());
        } catch (IOException vanished) {
            throw new UncheckedIOException(vanished);
        }
    }
}
