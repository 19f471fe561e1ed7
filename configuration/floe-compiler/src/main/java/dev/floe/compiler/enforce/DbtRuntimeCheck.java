package dev.floe.compiler.enforce;

import dev.floe.compiler.document.DbtRuntime;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.resolve.Facet;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What runs the dbt project can run all of it: dbt-core works in one database, out of the files of published tables. */
final class DbtRuntimeCheck {
    private static final String KIND = "dbt";
    private static final String EXTERNAL_ACCESS = "enable_external_access";
    private static final Set<PropertyValue> CLOSED = Set.of(new PropertyValue.Truth(false), PropertyValue.of("false"));

    /** Reports what of the product it cannot run. */
    void check(ResolvedProduct product, ProblemCollector problems) {
        boolean isDbtCore = Optional.ofNullable(product.platform().plugins().get(KIND))
                .map(PluginSelection::name)
                .equals(Optional.of(DbtRuntime.DBT_CORE.key()));
        Optional<String> fallback = product.platform().approval().fallback().map(each -> each.compute());
        if (!isDbtCore || fallback.isEmpty() || !product.knows(Facet.APPROVED_COMPUTES)) {
            return;
        }
        List<Located<String>> choices = Stream.concat(
                        product.transforms().stream()
                                .flatMap(transform -> transform.source().section().compute().stream()),
                        product.models().stream().flatMap(model -> model.own().stream()))
                .distinct()
                .toList();
        choices.stream()
                .filter(choice -> !choice.value().equals(fallback.get()))
                .map(choice -> problem(choice, fallback.get(), place(product)))
                .forEach(problems::add);
        ApprovedSections.of(product).stream()
                .filter(approved -> approved.name().value().equals(fallback.get()))
                .flatMap(approved -> approved.section().config().values().stream())
                .filter(value -> closesFiles(value.value()))
                .map(value -> closed(value.place(), fallback.get()))
                .forEach(problems::add);
    }

    /** dbt-duckdb sets all settings anew for each of its sessions, so none can open directories before files are closed. */
    private static boolean closesFiles(PropertyValue value) {
        return value instanceof PropertyValue.Entries(var settings)
                && CLOSED.contains(
                        Optional.ofNullable(settings.get(EXTERNAL_ACCESS)).orElse(new PropertyValue.Truth(true)));
    }

    private static Problem closed(Place place, String compute) {
        return Problem.error(
                        CompilerError.NOT_WITH_DBT_CORE,
                        place,
                        "dbt-core cannot read published tables where compute '%s' has '%s: false'"
                                .formatted(compute, EXTERNAL_ACCESS))
                .withHelp(
                        "leave the setting out, or choose 'plugins.dbt: embedded', which opens the directories of tables alone");
    }

    private static Optional<Place> place(ResolvedProduct product) {
        return product.valid().loaded().platform().chain().stream()
                .flatMap(manifest -> manifest.document().plugins().stream())
                .flatMap(plugins -> plugins.dbt().stream())
                .map(Located::place)
                .findFirst();
    }

    private static Problem problem(Located<String> choice, String fallback, Optional<Place> runtime) {
        Problem problem = Problem.error(
                        CompilerError.NOT_WITH_DBT_CORE,
                        choice.place(),
                        "dbt-core runs a whole product on the default compute '%s', and cannot run a part of it on '%s'"
                                .formatted(fallback, choice.value()))
                .withHelp("leave the choice out, or make '%s' the default; or ask the platform team for"
                                .formatted(choice.value())
                        + " 'plugins.dbt: embedded'");
        return runtime.map(place -> problem.withRelated(place, "dbt-core is chosen here"))
                .orElse(problem);
    }
}
