package dev.floe.compiler.document;

import static dev.floe.documents.shape.Shapes.list;
import static dev.floe.documents.shape.Shapes.map;
import static dev.floe.documents.shape.Shapes.oneOf;

import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.ArchitecturePattern;
import dev.floe.spi.artifact.NamingEnforcement;
import dev.floe.spi.compute.WorkloadSize;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What {@code manifest.yaml} may hold. */
public final class ManifestShape {
    private static final ObjectShape<ComputeSection> COMPUTE =
            ObjectShape.of("Compute", "The compute engines that products may choose from", fields -> {
                var approved = fields.optional(
                        "approved",
                        list(SelectionShape.of("ApprovedCompute", "A compute that products may choose")),
                        "The approved computes, by name or with their configuration");
                var fallback = fields.optional("default", Forms.NAME, "The compute of what chooses none");
                return values -> new ComputeSection(values.get(approved), values.get(fallback));
            });

    private static final ObjectShape<PluginsSection> PLUGINS =
            ObjectShape.of("Plugins", "The technologies of the platform", fields -> {
                var compute = fields.optional("compute", COMPUTE, "The compute engines");
                var selection = SelectionShape.of("Selection", "A technology with its configuration");
                Map<PluginKind, ObjectShape.Field<SelectionSection>> selections = new EnumMap<>(PluginKind.class);
                for (PluginKind kind : PluginKind.values()) {
                    selections.put(kind, fields.optional(kind.key(), selection, kind.description()));
                }
                var dbt = fields.optional("dbt", oneOf(DbtRuntime.class, '-'), "What runs dbt projects");
                return values -> {
                    Map<PluginKind, Located<SelectionSection>> chosen = new EnumMap<>(PluginKind.class);
                    selections.forEach((kind, field) -> values.get(field).ifPresent(value -> chosen.put(kind, value)));
                    return new PluginsSection(values.get(compute).map(Located::value), chosen, values.get(dbt));
                };
            });

    private static final ObjectShape<DataArchitectureSection> DATA_ARCHITECTURE =
            ObjectShape.of("DataArchitecture", "The layers of the platform and their naming", fields -> {
                var pattern = fields.optional("pattern", oneOf(ArchitecturePattern.class), "How tables are arranged");
                var layers = fields.optional(
                        "layers", map(Forms.NAME, LayerShape.LAYER), "The layers, from the first to the last");
                var naming = fields.optional(
                        "naming",
                        single("Naming", "Naming rules", "enforcement", oneOf(NamingEnforcement.class), "How strictly"),
                        "Naming rules");
                return values -> new DataArchitectureSection(
                        values.get(pattern),
                        values.get(layers).map(Located::value).orElse(Map.of()),
                        values.get(naming).flatMap(Located::value));
            });

    private static final ObjectShape<EnvironmentSection.PluginOverride> OVERRIDE =
            ObjectShape.of("Override", "What differs in the configuration of a technology", fields -> {
                var config = fields.optional("config", Shapes.properties(), "Settings that differ; never a credential");
                var secret = fields.optional(
                        "connection_secret_ref",
                        Forms.SECRET_REFERENCE,
                        "The name of the secret used in this environment");
                return values -> new EnvironmentSection.PluginOverride(
                        values.get(config).map(Located::value).orElse(Map.of()), values.get(secret));
            });

    private static final ObjectShape<EnvironmentSection.LayerOverride> LAYER_OVERRIDE =
            ObjectShape.of("LayerOverride", "What differs in a layer", fields -> {
                var namespace = fields.optional("namespace", Forms.NAMESPACE, "The catalog's namespace");
                var location = fields.optional("location", Forms.REFERENCE, "Where its files lie");
                return values -> new EnvironmentSection.LayerOverride(values.get(namespace), values.get(location));
            });

    private static final ObjectShape<EnvironmentSection> ENVIRONMENT =
            ObjectShape.of("Environment", "What differs in one environment; never the compute", fields -> {
                for (String key : List.of("compute", "computes", "plugins")) {
                    fields.forbidden(
                            key,
                            CompilerError.ENVIRONMENT_CHOOSES_COMPUTE,
                            "An environment cannot choose its own %s: each step runs on the same compute everywhere"
                                    .formatted(key.equals("plugins") ? "plugins" : "compute"),
                            "choose the compute per transform in floe.yaml; an environment sets catalog, storage, layers,"
                                    + " connection_secret_refs and workload_size");
                }
                var catalog = fields.optional("catalog", OVERRIDE, "What differs in the catalog");
                var storage = fields.optional("storage", OVERRIDE, "What differs in the storage");
                var layers = fields.optional("layers", map(Forms.NAME, LAYER_OVERRIDE), "What differs in the layers");
                var secrets = fields.optional(
                        "connection_secret_refs",
                        map(Forms.NAME, Forms.SECRET_REFERENCE),
                        "Secrets that differ, by compute");
                var size = fields.optional("workload_size", oneOf(WorkloadSize.class), "How large its jobs are");
                return values -> {
                    Map<PluginKind, EnvironmentSection.PluginOverride> overrides = new EnumMap<>(PluginKind.class);
                    values.get(catalog).ifPresent(value -> overrides.put(PluginKind.CATALOG, value.value()));
                    values.get(storage).ifPresent(value -> overrides.put(PluginKind.STORAGE, value.value()));
                    return new EnvironmentSection(
                            overrides,
                            values.get(layers).map(Located::value).orElse(Map.of()),
                            values.get(secrets).map(Located::value).orElse(Map.of()),
                            values.get(size));
                };
            });

    /** The shape. */
    public static final ObjectShape<ManifestDocument> SHAPE =
            ObjectShape.of("Manifest", "A platform, as its engineers offer it to the products", fields -> {
                var name = fields.optional("name", Forms.NAME, "The platform's name; needed to publish it");
                var version = fields.optional("version", Forms.VERSION, "The platform's version; needed to publish it");
                var scope = fields.optional("scope", oneOf(DeclaredScope.class), "Absent: one central platform");
                var parent = fields.optional(
                        "parent_manifest",
                        Forms.REFERENCE,
                        "The manifest above this one: a relative path, optionally followed by @sha256:<digest>");
                var plugins = fields.optional("plugins", PLUGINS, "The technologies of the platform");
                var architecture = fields.optional("data_architecture", DATA_ARCHITECTURE, "Layers and naming");
                var governance = fields.optional(
                        "governance", GovernanceShape.GOVERNANCE, "The rules that hold for every product");
                var environments = fields.optional("environments", map(Forms.NAME, ENVIRONMENT), "The environments");
                var domains = fields.optional(
                        "domains", list(Forms.REFERENCE), "The manifests of the domains: paths relative to this file");
                var products = fields.optional(
                        "products",
                        list(Forms.REFERENCE),
                        "The directories of the products, relative to this file; a last name of * stands for all there");
                return values -> new ManifestDocument(
                        values.get(name),
                        values.get(version),
                        values.get(scope),
                        values.get(parent),
                        values.get(plugins).map(Located::value),
                        values.get(architecture).map(Located::value),
                        values.get(governance).map(Located::value),
                        values.get(environments).map(Located::value).orElse(Map.of()),
                        values.get(domains).map(Located::value).orElse(List.of()),
                        values.get(products).map(Located::value).orElse(List.of()));
            });

    private ManifestShape() {}

    /** A mapping with one key. */
    static <T> ObjectShape<Optional<Located<T>>> single(
            String title, String description, String key, Shape<T> shape, String keyDescription) {
        return ObjectShape.of(title, description, fields -> {
            var field = fields.optional(key, shape, keyDescription);
            Function<ObjectShape.Values, Optional<Located<T>>> reader = values -> values.get(field);
            return reader;
        });
    }
}
