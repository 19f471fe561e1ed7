package dev.floe.compiler.mesh;

import dev.floe.compiler.contract.PortId;
import dev.floe.compiler.document.InputPortSection;
import dev.floe.documents.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The other products under the same manifests. */
public final class Neighbours {
    private final List<MeshProduct> products;

    public Neighbours(List<MeshProduct> products) {
        this.products = List.copyOf(products);
    }

    /** Those that read a port, in the order of their paths. */
    public List<Consumer> consumersOf(PortId port) {
        List<Consumer> consumers = new ArrayList<>();
        for (MeshProduct product : products) {
            for (Located<InputPortSection> input : product.document().ports().input()) {
                if (id(input.value()).equals(Optional.of(port))) {
                    Optional<Located<String>> version = input.value().version();
                    consumers.add(new Consumer(
                            product.name(),
                            version.map(Located::value).orElse("any version"),
                            version.map(Located::place).orElseGet(input::place)));
                }
            }
        }
        return consumers;
    }

    private static Optional<PortId> id(InputPortSection input) {
        return input.product().flatMap(product -> input.port().map(port -> new PortId(product.value(), port.value())));
    }
}
