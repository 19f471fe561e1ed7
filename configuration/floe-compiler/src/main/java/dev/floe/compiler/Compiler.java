package dev.floe.compiler;

import dev.floe.compiler.enforce.Enforcement;
import dev.floe.compiler.enforce.Enforcer;
import dev.floe.compiler.generate.Generator;
import dev.floe.compiler.load.LoadedProduct;
import dev.floe.compiler.load.Loader;
import dev.floe.compiler.project.ProductProject;
import dev.floe.compiler.project.ProjectParsing;
import dev.floe.compiler.project.Surroundings;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.compiler.resolve.Resolver;
import dev.floe.compiler.validate.ValidProduct;
import dev.floe.compiler.validate.Validator;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.storage.StoragePlugin;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiles data products. Opens no connection and reads no clock: the same files and surroundings give the same result everywhere. */
public final class Compiler {
    private final SortedMap<String, ComputePlugin> computes;
    private final SortedMap<String, StoragePlugin> storages;

    /**
     * @param computes the installed computes, by name
     * @param storages the installed storages, by name
     */
    public Compiler(SortedMap<String, ComputePlugin> computes, SortedMap<String, StoragePlugin> storages) {
        this.computes = Collections.unmodifiableSortedMap(new TreeMap<>(computes));
        this.storages = Collections.unmodifiableSortedMap(new TreeMap<>(storages));
    }

    /**
     * Compiles the product in a directory. Whatever its files hold, the answer is artifacts or problems, never an exception.
     */
    public Compilation compile(Path projectDirectory, Surroundings surroundings) {
        return compileWith(projectDirectory, surroundings, Map.of());
    }

    /**
     * The same as if some files held something else.
     *
     * @param replaced files that are read instead of others, by the real path of these
     */
    public Compilation compileWith(Path projectDirectory, Surroundings surroundings, Map<Path, Path> replaced) {
        ProblemCollector problems = new ProblemCollector();
        Loader loader = new Loader(projectDirectory, replaced, problems);
        return compile(loader, loader.load(), Optional.of(surroundings), problems);
    }

    /** What a manifest and its parents come to, without any product. */
    public Compilation compileManifest(Path manifest) {
        ProblemCollector problems = new ProblemCollector();
        Path directory =
                manifest.toAbsolutePath().normalize().resolveSibling(".").normalize();
        Loader loader = new Loader(directory, Map.of(), problems);
        return compile(loader, loader.loadManifest(manifest), Optional.empty(), problems);
    }

    /**
     * The same without a look at the dbt project, for who only needs to know where published tables are: these can be read
     * also while somebody mends a model, or after an exemption has expired.
     */
    public Compilation compilePlatform(Path projectDirectory) {
        ProblemCollector problems = new ProblemCollector();
        Loader loader = new Loader(projectDirectory, Map.of(), problems);
        return compile(loader, loader.load(), Optional.empty(), problems);
    }

    private Compilation compile(
            Loader loader, LoadedProduct loaded, Optional<Surroundings> surroundings, ProblemCollector problems) {
        ValidProduct valid = Validator.validate(loaded, problems);
        ResolvedProduct resolved = Resolver.resolve(valid, computes, problems);
        Optional<ProductProject> project =
                surroundings.flatMap(given -> new ProjectParsing(computes, given).parse(resolved, problems));
        LocalDate today =
                surroundings.map(given -> LocalDate.now(given.clock())).orElse(LocalDate.EPOCH);
        Enforcement enforcement =
                new Enforcer(computes, storages, loader.texts()).enforce(resolved, project, today, problems);
        Optional<CompiledArtifacts> artifacts = enforcement.compliant().map(new Generator(computes)::generate);
        return new Compilation(
                artifacts,
                project.map(ProductProject::parsed),
                problems.problems(),
                texts(loader, project),
                enforcement.violations(),
                enforcement.contracts());
    }

    private static Map<String, String> texts(Loader loader, Optional<ProductProject> project) {
        Map<String, String> texts = new TreeMap<>(loader.texts());
        project.ifPresent(parsed -> parsed.places().texts().forEach(texts::putIfAbsent));
        return texts;
    }
}
