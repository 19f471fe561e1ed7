package dev.floe.compiler.enforce;

import dev.floe.compiler.document.PluginKind;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.catalog.CatalogSettings;
import dev.floe.spi.problem.ProblemCollector;

/** The configuration of a catalog that floe knows holds only settings that it takes. */
final class CatalogRule implements Rule {
    @Override
    public String name() {
        return "catalog-settings";
    }

    @Override
    public String description() {
        return "The configuration of the catalog is one that it takes";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        int checked = 0;
        for (ChosenPlugins.Chosen chosen : ChosenPlugins.of(product, PluginKind.CATALOG)) {
            chosen.configured()
                    .flatMap(name -> CatalogSettings.of(name)
                            .map(settings -> new SettingsCheck(PluginKind.CATALOG.key(), name, settings)))
                    .ifPresent(check -> chosen.config().forEach((key, value) -> check.check(key, value, problems)));
            checked += chosen.config().size();
        }
        return checked;
    }
}
