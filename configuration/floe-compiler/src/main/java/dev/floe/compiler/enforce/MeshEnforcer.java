package dev.floe.compiler.enforce;

import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.load.LoadedProduct;
import dev.floe.compiler.mesh.Members;
import dev.floe.compiler.mesh.MeshProduct;
import dev.floe.compiler.mesh.NamespaceClaims;
import dev.floe.compiler.mesh.Neighbours;
import dev.floe.compiler.mesh.SharedNamespaces;
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
    private final Members members;
    private final ProblemCollector problems;
    private final List<RuleResult> results = new ArrayList<>();

    MeshEnforcer(ResolvedProduct product, ProblemCollector problems) {
        this.product = product;
        this.loaded = product.valid().loaded();
        this.members = new Members(loaded.directory(), problems);
        this.problems = problems;
    }

    /** Only the rules that are about something. */
    List<RuleResult> results() {
        return results;
    }

    /**
     * The contracts of the output ports.
     *
     * @param project empty where it cannot be parsed, or where nothing but the platform is asked for: then there is nothing to hold
     *     against others
     */
    List<PortContract> check(Optional<ProductProject> project) {
        checkLayers();
        return project.map(this::checkParsed).orElse(List.of());
    }

    private List<PortContract> checkParsed(ProductProject project) {
        List<MeshProduct> neighbours = neighbours();
        loaded.platform().chain().stream()
                .findFirst()
                .filter(nearest -> !nearest.document().products().isEmpty())
                .ifPresent(this::checkMembership);
        if (!neighbours.isEmpty()) {
            checkNamespaces(neighbours);
        }
        int inputs = loaded.ports().inputs().size();
        if (inputs > 0) {
            new InputPorts(project, problems).check();
            result("input-ports", "The contracts of other products will do", inputs);
        }
        int outputs = loaded.ports().outputs().size();
        if (outputs == 0) {
            return List.of();
        }
        result("output-ports", "The version of each contract says how much of it has changed", outputs);
        return new OutputPorts(project, new Neighbours(neighbours), problems).check();
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

    private void checkMembership(LoadedManifest manifest) {
        List<MeshProduct> products = members.of(loaded.fileOf(manifest), manifestsFrom(0));
        if (products.stream().noneMatch(this::isThis)) {
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
    }

    /** Those of other domains count where both are in the catalog that all share. */
    private void checkNamespaces(List<MeshProduct> neighbours) {
        SharedNamespaces shared = manifestsFrom(0);
        List<MeshProduct> others = neighbours.stream()
                .filter(other -> other.namespaces().equals(shared)
                        || !(shared.isElsewhere() || other.namespaces().isElsewhere()))
                .toList();
        int claimed = new NamespaceClaims(problems).check(loaded.document(), shared, others);
        result("product-namespaces", "No other product has the same namespaces", claimed);
    }

    /** All products of all manifests above, this one excepted. */
    private List<MeshProduct> neighbours() {
        Map<Path, MeshProduct> found = new LinkedHashMap<>();
        // What is wrong with the lists of others is their owners' affair.
        Members quiet = members.quiet();
        List<LoadedManifest> chain = loaded.platform().chain();
        for (int i = 0; i < chain.size(); i++) {
            quiet.below(loaded.fileOf(chain.get(i)), manifestsFrom(i)).stream()
                    .filter(other -> !isThis(other))
                    .forEach(other -> found.putIfAbsent(other.directory(), other));
        }
        return List.copyOf(found.values());
    }

    private SharedNamespaces manifestsFrom(int index) {
        List<LoadedManifest> chain = loaded.platform().chain();
        return new SharedNamespaces(chain.subList(index, chain.size()).stream()
                .map(LoadedManifest::document)
                .toList());
    }

    private boolean isThis(MeshProduct other) {
        try {
            return other.directory().toRealPath().equals(loaded.directory().toRealPath());
        } catch (IOException vanished) {
            throw new UncheckedIOException(vanished);
        }
    }
}
