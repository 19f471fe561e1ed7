package dev.floe.compiler.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compiler.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A namespace belongs to one product of an enterprise. */
final class TestNamespacesOfProducts {
    private static final String TAKEN =
            "FLOE-C220 floe.yaml:4:44 Namespace 'gold' belongs to product 'customers' as well";

    @TempDir
    private Path directory;

    private Project project() {
        return new Project(directory)
                .write("enterprise.yaml", "name: acme\nscope: enterprise\ndomains: [sales.yaml, crm.yaml]\n")
                .write("sales.yaml", domain("sales", "."))
                .write("crm.yaml", domain("crm", "crm/*"))
                .write("floe.yaml", """
                        name: shop
                        platform: {ref: sales.yaml}
                        transforms:
                          - {type: dbt, path: models/marts, layer: gold}
                        """)
                .write("crm/customers/floe.yaml", """
                        name: customers
                        transforms: [{type: dbt, path: models, layer: gold}]
                        """);
    }

    private static String domain(String name, String products) {
        return "name: %s\nscope: domain\nparent_manifest: enterprise.yaml\nproducts: ['%s']\n"
                .formatted(name, products);
    }

    @Test
    void isTakenWhereTwoDomainsHaveNoneOfTheirOwn() {
        assertThat(project().problems()).containsExactly(TAKEN);
        assertThat(project().write("enterprise.yaml", """
                                name: acme
                                scope: enterprise
                                domains: [sales.yaml, crm.yaml]
                                data_architecture: {layers: {gold: {namespace: all}}}
                                """).problems())
                .containsExactly(TAKEN.replace("'gold'", "'all'"));
    }

    @Test
    void isFreeWhereADomainOrAProductHasItsOwn() {
        String own = "data_architecture: {layers: {gold: {namespace: crm_gold}}}\n";
        assertThat(project().write("crm.yaml", domain("crm", "crm/*") + own).problems())
                .isEmpty();
        assertThat(project().write("crm/customers/floe.yaml", """
                                name: customers
                                namespaces: {gold: customers}
                                transforms: [{type: dbt, path: models, layer: gold}]
                                """).problems()).isEmpty();
    }

    @Test
    void isFreeInAnotherCatalog() {
        String catalog = "plugins: {catalog: {name: embedded, config: {path: /lake/crm}}}\n";
        assertThat(project().write("crm.yaml", domain("crm", "crm/*") + catalog).problems())
                .isEmpty();
    }

    @Test
    void isTakenWithinADomainThatHasACatalogOfItsOwn() {
        String catalog = "plugins: {catalog: {name: embedded, config: {path: /lake/sales}}}\n";
        assertThat(project()
                        .write("sales.yaml", domain("sales", ".").replace("['.']", "[., crm/customers]") + catalog)
                        .problems())
                .containsExactly(TAKEN);
    }
}
