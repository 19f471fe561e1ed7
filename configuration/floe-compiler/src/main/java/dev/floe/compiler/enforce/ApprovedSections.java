package dev.floe.compiler.enforce;

import dev.floe.compiler.document.SelectionSection;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import java.util.List;

/** Everything that a manifest of the chain approves. */
final class ApprovedSections {
    private ApprovedSections() {}

    /** One approved compute as its manifest writes it. */
    record Approved(Located<String> name, SelectionSection section) {}

    static List<Approved> of(ResolvedProduct product) {
        return product.valid().loaded().platform().chain().stream()
                .flatMap(manifest -> manifest.document().plugins().stream())
                .flatMap(plugins -> plugins.compute().stream())
                .flatMap(compute -> compute.approved().stream())
                .flatMap(approved -> approved.value().stream())
                .flatMap(item -> item.value().name().stream().map(name -> new Approved(name, item.value())))
                .toList();
    }
}
