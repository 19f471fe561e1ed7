package dev.floe.compiler.project;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.resolve.EffectivePlatform;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.compiler.validate.ValidTransform;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.place.ProjectPlaces;
import dev.floe.dbt.select.ResourceType;
import dev.floe.documents.Located;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.artifact.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parsed dbt project of a product: what rules look at. Rules are about the product's own nodes; those of packages stand
 * in the graph, since they are read.
 */
public final class ProductProject {
    private static final Set<ResourceType> TABLES =
            Set.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);

    private final ResolvedProduct product;
    private final ParsedProject parsed;
    private final ManifestGraph graph;
    private final ProjectPlaces places;
    private final Map<String, String> layers = new HashMap<>();
    private final Map<String, List<ManifestNode>> tests = new HashMap<>();
    /** Found once: a project has many more tests than models, and all rules ask for the same few. */
    private final Map<Set<ResourceType>, List<ManifestNode>> own = new HashMap<>();

    private final String name;
    private final ProjectColumns columns;

    private ProductProject(ResolvedProduct product, ParsedProject parsed, Map<String, String> dialects) {
        this.product = requireNonNull(product, "product is null");
        this.parsed = requireNonNull(parsed, "parsed is null");
        this.graph = ManifestGraph.of(product.valid().loaded().directory(), parsed.manifest());
        this.name = graph.projectName();
        this.places = new ProjectPlaces(product.valid().loaded().directory(), name);
        this.columns = new ProjectColumns(this, dialects);
    }

    /** @param dialects the dbt adapter of each compute, by the compute's name */
    static ProductProject of(ResolvedProduct product, ParsedProject parsed, Map<String, String> dialects) {
        ProductProject project = new ProductProject(product, parsed, dialects);
        project.graph.nodes().forEach(project::note);
        return project;
    }

    private void note(ManifestNode node) {
        if (node.resourceType() == ResourceType.TEST) {
            Fields.text(node.fields(), "attached_node")
                    .ifPresent(id ->
                            tests.computeIfAbsent(id, key -> new ArrayList<>()).add(node));
        }
        Optional<String> layer = node.resourceType() == ResourceType.SOURCE ? layerOfSchema(node) : layerOfPath(node);
        layer.ifPresent(name -> layers.put(node.uniqueId(), name));
    }

    private Optional<String> layerOfPath(ManifestNode node) {
        return isOwn(node) && TABLES.contains(node.resourceType())
                ? product.valid().transforms().stream()
                        .filter(transform -> transform.contains(node.path()))
                        .max(Comparator.comparingInt(
                                transform -> transform.path().length()))
                        .flatMap(ProductProject::layer)
                : Optional.empty();
    }

    private static Optional<String> layer(ValidTransform transform) {
        return transform.section().layer().map(Located::value);
    }

    /** A source whose schema is the namespace of a layer is a table of that layer. */
    private Optional<String> layerOfSchema(ManifestNode source) {
        String schema = Fields.text(source.fields(), "schema", "");
        return platform().dataArchitecture().layers().entrySet().stream()
                .filter(entry -> entry.getValue().namespace().equals(schema))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public ResolvedProduct product() {
        return product;
    }

    public EffectivePlatform platform() {
        return product.platform();
    }

    /** What else the parser found out: templates, macros and warnings. */
    public ParsedProject parsed() {
        return parsed;
    }

    public ManifestGraph graph() {
        return graph;
    }

    public ProjectPlaces places() {
        return places;
    }

    /** What is known of columns from SQL. */
    public ProjectColumns columns() {
        return columns;
    }

    /** A section of the manifest, such as {@code macros}. */
    public DictValue section(String name) {
        return Fields.dict(parsed.manifest(), name);
    }

    public boolean isOwn(ManifestNode node) {
        return node.packageName().equals(name);
    }

    /** The product's own models, seeds and snapshots, by unique id. */
    public List<ManifestNode> tables() {
        return own(TABLES);
    }

    /** The product's own models, by unique id. */
    public List<ManifestNode> models() {
        return own(Set.of(ResourceType.MODEL));
    }

    /** The product's own nodes of some types, by unique id. */
    public List<ManifestNode> own(Set<ResourceType> types) {
        return own.computeIfAbsent(Set.copyOf(types), this::find);
    }

    private List<ManifestNode> find(Set<ResourceType> types) {
        return graph.nodes().stream()
                .filter(node -> types.contains(node.resourceType()) && isOwn(node))
                .sorted(Comparator.comparing(ManifestNode::uniqueId))
                .toList();
    }

    /** The name of the layer that a node lies in; for a source, the layer whose namespace is its schema. */
    public Optional<String> layerOf(ManifestNode node) {
        return Optional.ofNullable(layers.get(node.uniqueId()));
    }

    /** The same with what the platform says of it; empty for a layer that the platform does not have. */
    public Optional<Layer> settingsOf(ManifestNode node) {
        return layerOf(node)
                .flatMap(name -> Optional.ofNullable(
                        platform().dataArchitecture().layers().get(name)));
    }

    /** The generic tests on a node and on its columns. */
    public List<ManifestNode> testsOf(ManifestNode node) {
        return tests.getOrDefault(node.uniqueId(), List.of());
    }

    /** The columns that the properties of a node declare, in their order. */
    public static List<String> columns(ManifestNode node) {
        return Fields.dict(node.fields(), "columns").entries().keySet().stream()
                .map(name -> name.toText())
                .toList();
    }

    /** The nodes that a node reads. */
    public List<ManifestNode> parents(ManifestNode node) {
        return Fields.list(Fields.dict(node.fields(), "depends_on"), "nodes").stream()
                .flatMap(id -> graph.find(id.toText()).stream())
                .toList();
    }
}
