package dev.floe.compiler.load;

import dev.floe.compiler.document.ProductDocument;
import dev.floe.compiler.document.ProductShape;
import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Document;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.Located;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code floe.yaml}, the manifests it stands under, and its dbt project. */
public final class Loader {
    private static final String PRODUCT_FILE = "floe.yaml";
    private static final String MANIFEST_FILE = "manifest.yaml";

    private final Path directory;
    private final InputFiles files;
    private final ProblemCollector problems;

    /**
     * @param directory of the product
     * @param replaced files that are read instead of others, by the real path of these
     */
    public Loader(Path directory, Map<Path, Path> replaced, ProblemCollector problems) {
        this.directory = directory.toAbsolutePath().normalize();
        this.problems = problems;
        this.files = new InputFiles(this.directory, replaced, problems);
    }

    /** Reads everything; what cannot be read is reported and absent. */
    public LoadedProduct load() {
        Optional<DocumentNode> root = loadRoot();
        ProductDocument document =
                root.flatMap(node -> ProductShape.SHAPE.read(node, problems)).orElse(ProductDocument.EMPTY);
        LoadedPlatform platform = root.isPresent()
                ? loadPlatform(root.get(), document)
                : new LoadedPlatform(List.of(), Completeness.INCOMPLETE);
        DbtProject dbtProject = root.isPresent()
                ? new DbtProjectLoader(files, problems).load(directory, placeOfTransforms(document))
                : DbtProject.UNREADABLE;
        LoadedPorts ports = new PortFiles(directory, files, problems).load(document.ports());
        return new LoadedProduct(directory, PRODUCT_FILE, root, document, platform, dbtProject, ports, files.inputs());
    }

    /** Reads a manifest and its parents as those of a product that has nothing. */
    public LoadedProduct loadManifest(Path manifest) {
        String name = String.valueOf(manifest.getFileName());
        LoadedPlatform platform =
                new ManifestChainLoader(files, problems).follow(directory, Located.at(name, Place.startOf(name)));
        return new LoadedProduct(
                directory,
                name,
                Optional.empty(),
                ProductDocument.EMPTY,
                platform,
                DbtProject.none(name),
                new LoadedPorts(List.of(), List.of()),
                files.inputs());
    }

    /** The text of every file that was read, by its shown path. */
    public Map<String, String> texts() {
        return files.texts();
    }

    private Optional<DocumentNode> loadRoot() {
        Path file = directory.resolve(PRODUCT_FILE);
        if (!Files.exists(file)) {
            problems.add(Problem.error(CompilerError.PRODUCT_MISSING, "No 'floe.yaml' in the project directory")
                    .withHelp(helpForMissingProduct()));
            return Optional.empty();
        }
        return files.read(file).flatMap(bytes -> {
            Document document = YamlReader.read(files.display(file), bytes, YamlDialect.STRICT, problems);
            return document.root();
        });
    }

    private String helpForMissingProduct() {
        List<String> products = NearbyProducts.below(directory);
        return products.isEmpty()
                ? "name the product's directory by --project-dir, or write a floe.yaml there"
                : "did you mean --project-dir %s?".formatted(String.join(", or ", products));
    }

    private LoadedPlatform loadPlatform(DocumentNode root, ProductDocument document) {
        ManifestChainLoader loader = new ManifestChainLoader(files, problems);
        if (document.platformReference().isPresent()) {
            return loader.follow(directory, document.platformReference().get());
        }
        if (root instanceof DocumentNode.Mapping mapping
                && mapping.entry("platform").isPresent()) {
            return new LoadedPlatform(List.of(), Completeness.INCOMPLETE);
        }
        if (Files.exists(directory.resolve(MANIFEST_FILE))) {
            return loader.follow(directory, Located.at(MANIFEST_FILE, Place.startOf(PRODUCT_FILE)));
        }
        return new LoadedPlatform(List.of(), Completeness.COMPLETE);
    }

    private static Optional<Place> placeOfTransforms(ProductDocument document) {
        return document.transforms().map(Located::label);
    }
}
