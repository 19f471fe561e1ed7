package dev.floe.compiler.mesh;

import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.document.ManifestDocument;
import dev.floe.compiler.document.ManifestShape;
import dev.floe.compiler.document.ProductDocument;
import dev.floe.compiler.document.ProductShape;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.Located;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the domains and products that manifests name. A file that cannot be read has no say here: whoever compiles that
 * product or domain hears of it.
 */
public final class Members {
    private static final int MAXIMUM_BYTES = 8 * 1024 * 1024 + 1;
    private static final String ALL = "*";

    private final Path shownFrom;
    private final Map<Path, Optional<MeshProduct>> known;
    private final ProblemCollector problems;

    /** @param shownFrom the directory that shown paths are relative to, absolute and normalized */
    public Members(Path shownFrom, ProblemCollector problems) {
        this(shownFrom, new HashMap<>(), problems);
    }

    private Members(Path shownFrom, Map<Path, Optional<MeshProduct>> known, ProblemCollector problems) {
        this.shownFrom = shownFrom;
        this.known = known;
        this.problems = problems;
    }

    /** The same, for lists whose mistakes are somebody else's affair; no product is read twice. */
    public Members quiet() {
        return new Members(shownFrom, known, new ProblemCollector());
    }

    /**
     * The products of a manifest, by their directories; those of its domains as well.
     *
     * @param file of the manifest
     * @param manifests this one and those above it
     */
    public List<MeshProduct> below(Path file, SharedNamespaces manifests) {
        Map<Path, MeshProduct> found = new LinkedHashMap<>();
        of(file, manifests).forEach(product -> found.put(product.directory(), product));
        for (Located<String> domain : manifests.manifests().getFirst().domains()) {
            Optional<Path> domainFile = resolve(file, domain.value()).filter(Files::isRegularFile);
            if (domainFile.isEmpty()) {
                report(domain, "Manifest '%s' of a domain does not exist".formatted(domain.value()));
                continue;
            }
            // Two levels are all there are: an enterprise has domains, and a domain has products.
            manifest(domainFile.get()).ifPresent(read -> of(domainFile.get(), manifests.under(read))
                    .forEach(product -> found.putIfAbsent(product.directory(), product)));
        }
        return found.values().stream()
                .sorted(Comparator.comparing(MeshProduct::path))
                .toList();
    }

    /** The products that a manifest itself names. */
    public List<MeshProduct> of(Path file, SharedNamespaces manifests) {
        List<MeshProduct> products = new ArrayList<>();
        for (Located<String> entry : manifests.manifests().getFirst().products()) {
            List<Path> directories = directories(file, entry.value());
            if (directories.isEmpty()) {
                report(entry, "No product lies in '%s'".formatted(entry.value()));
            }
            directories.forEach(directory -> product(directory, manifests).ifPresent(products::add));
        }
        return products;
    }

    private void report(Located<String> entry, String message) {
        problems.add(Problem.error(ContractError.MEMBER_UNKNOWN, entry.place(), message)
                .withHelp(
                        "the path is relative to the manifest that names it; a product's directory holds a floe.yaml"));
    }

    private List<Path> directories(Path file, String entry) {
        boolean isAll = entry.equals(ALL) || entry.endsWith("/" + ALL);
        Optional<Path> base = resolve(file, isAll ? entry.substring(0, entry.length() - 1) + "." : entry);
        if (base.isEmpty() || !Files.isDirectory(base.get())) {
            return List.of();
        }
        if (!isAll) {
            return Stream.of(base.get()).filter(Members::isProduct).toList();
        }
        try (Stream<Path> children = Files.list(base.get())) {
            return children.filter(Members::isProduct).sorted().toList();
        } catch (IOException unreadable) {
            // Nothing can be seen there, and that is what is reported.
            return List.of();
        }
    }

    private static boolean isProduct(Path directory) {
        return Files.isRegularFile(directory.resolve("floe.yaml"));
    }

    private static Optional<Path> resolve(Path file, String path) {
        try {
            return Optional.of(file.resolveSibling(path).normalize());
        } catch (InvalidPathException none) {
            // What is no path is nowhere.
            return Optional.empty();
        }
    }

    private Optional<ManifestDocument> manifest(Path file) {
        return root(file).flatMap(root -> ManifestShape.SHAPE.read(root, new ProblemCollector()));
    }

    /**
     * The product in a directory, which is absolute and normalized; empty where its file cannot be read.
     *
     * @param manifests that hold for it
     */
    public Optional<MeshProduct> product(Path directory, SharedNamespaces manifests) {
        return known.computeIfAbsent(directory, this::read).map(product -> product.under(manifests));
    }

    private Optional<MeshProduct> read(Path directory) {
        Path file = directory.resolve("floe.yaml");
        Optional<ProductDocument> document =
                root(file).flatMap(root -> ProductShape.SHAPE.read(root, new ProblemCollector()));
        return document.map(read -> new MeshProduct(
                read.name().map(Located::value).or(() -> dbtName(directory)).orElseGet(() -> shown(directory)),
                directory,
                shown(file),
                read,
                new SharedNamespaces(List.of())));
    }

    private Optional<String> dbtName(Path directory) {
        return root(directory.resolve("dbt_project.yml"))
                .flatMap(
                        root -> root instanceof DocumentNode.Mapping mapping ? mapping.entry("name") : Optional.empty())
                .flatMap(entry -> entry.value() instanceof DocumentNode.Scalar scalar
                        ? Optional.of(scalar.text())
                        : Optional.empty());
    }

    private Optional<DocumentNode> root(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var stream = Files.newInputStream(file)) {
            return YamlReader.read(
                            shown(file), stream.readNBytes(MAXIMUM_BYTES), YamlDialect.DBT, new ProblemCollector())
                    .root();
        } catch (IOException unreadable) {
            // Whoever compiles that product hears of it.
            return Optional.empty();
        }
    }

    private String shown(Path path) {
        return shownFrom.relativize(path).toString().replace('\\', '/');
    }
}
