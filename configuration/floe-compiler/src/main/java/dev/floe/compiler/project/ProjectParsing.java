package dev.floe.compiler.project;

import dev.floe.compiler.load.Completeness;
import dev.floe.compiler.load.LoadedProduct;
import dev.floe.compiler.resolve.Approval;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.lineage.LineageReader;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.parse.ProjectParser;
import dev.floe.dbt.project.Profile;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.documents.Located;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parses the dbt project of a product, once, with the target that its profile will have. No profiles.yml is needed, and no
 * credential: nothing connects anywhere.
 */
public final class ProjectParsing {
    /** What floe's parser knows the macros of; a project for another engine is parsed with those of DuckDB. */
    private static final Set<String> DIALECTS = Set.of("duckdb", "postgres");

    private final Map<String, ComputePlugin> computes;
    private final Surroundings surroundings;

    /** @param computes the plugins, by the name of their compute */
    public ProjectParsing(Map<String, ComputePlugin> computes, Surroundings surroundings) {
        this.computes = Map.copyOf(computes);
        this.surroundings = surroundings;
    }

    /** Empty where there is no project that can be parsed; why not is reported, here or by the phases before. */
    public Optional<ProductProject> parse(ResolvedProduct product, ProblemCollector problems) {
        LoadedProduct loaded = product.valid().loaded();
        if (loaded.dbtProject().name().isEmpty()
                || loaded.dbtProject().completeness() == Completeness.INCOMPLETE
                || isBroken(product, problems)) {
            return Optional.empty();
        }
        LineageReader.prepare();
        try {
            ParsedProject parsed = ProjectParser.parse(
                    new ProjectRequest(
                            loaded.directory(),
                            loaded.directory(),
                            Optional.empty(),
                            Optional.empty(),
                            surroundings.vars(),
                            surroundings.environment(),
                            surroundings.clock()),
                    profile(product));
            return Optional.of(ProductProject.of(product, parsed, dialects(product)));
        } catch (FloeException refused) {
            refused.problems().forEach(problems::add);
            return Optional.empty();
        }
    }

    /** Whether a file of the project was refused before: to parse it would report the same again. */
    private static boolean isBroken(ResolvedProduct product, ProblemCollector problems) {
        Set<String> own = Stream.concat(
                        Stream.of(product.valid().loaded().path()),
                        product.valid().loaded().platform().chain().stream().map(manifest -> manifest.path()))
                .collect(Collectors.toSet());
        return problems.problems().stream()
                .filter(problem -> problem.isError())
                .flatMap(problem -> problem.place().stream())
                .anyMatch(place -> !own.contains(place.file()));
    }

    private Profile profile(ResolvedProduct product) {
        LoadedProduct loaded = product.valid().loaded();
        String name = loaded.dbtProject()
                .profile()
                .or(() -> loaded.dbtProject().name().map(Located::value))
                .orElseThrow();
        String target = product.platform()
                .approval()
                .fallback()
                .map(Approval.Fallback::compute)
                .orElse("duckdb");
        return profile(name, target, target(product, target));
    }

    /** The profile of a product's dbt project, without any credential. */
    public static Profile profile(String name, String target, Optional<DbtTarget> settings) {
        DictValue credentials =
                settings.map(said -> DocumentValues.toValue(said.entries())).orElseGet(DictValue::empty);
        String type = credentials
                .find("type")
                .map(value -> value.toText())
                .filter(DIALECTS::contains)
                .orElse("duckdb");
        return Profile.of(name, target, type, credentials);
    }

    private Optional<DbtTarget> target(ResolvedProduct product, String compute) {
        return Optional.ofNullable(computes.get(compute)).flatMap(plugin -> Optional.ofNullable(
                        product.platform().computes().get(compute))
                .map(plugin::dbtTarget));
    }

    private Map<String, String> dialects(ResolvedProduct product) {
        Map<String, String> dialects = new HashMap<>();
        computes.keySet().forEach(compute -> target(product, compute)
                .map(said -> said.entries().get("type"))
                .ifPresent(type -> {
                    if (type instanceof PropertyValue.Text text) {
                        dialects.put(compute, text.value());
                    }
                }));
        return dialects;
    }
}
