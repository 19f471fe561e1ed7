package dev.floe.compiler.document;

import static dev.floe.documents.shape.Shapes.list;
import static dev.floe.documents.shape.Shapes.map;
import static dev.floe.documents.shape.Shapes.oneOf;

import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.AccessControl.Access;
import dev.floe.spi.artifact.AccessControl.Privilege;
import dev.floe.spi.artifact.ArchitecturePattern;
import dev.floe.spi.artifact.ClassificationLevel.Masking;
import dev.floe.spi.artifact.GateAction;
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

    private static final ObjectShape<QualityGatesSection> LAYER_GATES =
            ObjectShape.of("LayerQualityGates", "What the layer asks of its models", fields -> {
                var coverage = fields.optional(
                        "minimum_test_coverage", Shapes.integer(0, 100), "The tested part of the columns, in percent");
                var tests = fields.optional("required_tests", list(Forms.LABEL), "Generic tests that each model needs");
                var descriptions =
                        fields.optional("require_descriptions", Shapes.truth(), "Whether models and columns need one");
                return values ->
                        new QualityGatesSection(values.get(coverage), values.get(tests), values.get(descriptions));
            });

    private static final ObjectShape<LayerSection> LAYER = ObjectShape.of("Layer", "One layer of tables", fields -> {
        var prefix = fields.optional("prefix", Forms.PREFIX, "What the names of its tables begin with");
        var namespace =
                fields.optional("namespace", Forms.NAMESPACE, "The catalog's namespace; absent: the layer's name");
        var location = fields.optional("location", Forms.REFERENCE, "Where its files lie: a directory or a URI");
        var retention = fields.optional("retention", Forms.RETENTION, "How long its data is kept");
        var gates = fields.optional("quality_gates", LAYER_GATES, "What it asks of its models");
        return values -> new LayerSection(
                values.get(prefix),
                values.get(namespace),
                values.get(location),
                values.get(retention),
                values.get(gates).map(Located::value));
    });

    private static final ObjectShape<DataArchitectureSection> DATA_ARCHITECTURE =
            ObjectShape.of("DataArchitecture", "The layers of the platform and their naming", fields -> {
                var pattern = fields.optional("pattern", oneOf(ArchitecturePattern.class), "How tables are arranged");
                var layers =
                        fields.optional("layers", map(Forms.NAME, LAYER), "The layers, from the first to the last");
                var naming = fields.optional(
                        "naming",
                        single("Naming", "Naming rules", "enforcement", oneOf(NamingEnforcement.class), "How strictly"),
                        "Naming rules");
                return values -> new DataArchitectureSection(
                        values.get(pattern),
                        values.get(layers).map(Located::value).orElse(Map.of()),
                        values.get(naming).flatMap(Located::value));
            });

    private static final ObjectShape<ClassificationLevelSection> CLASSIFICATION_LEVEL =
            ObjectShape.of("ClassificationLevel", "A level of sensitivity and what it demands", fields -> {
                var name = fields.required("name", Forms.NAME, "Such as public, internal, pii");
                var masking = fields.optional("masking", oneOf(Masking.class), "Whether its values have to be masked");
                var layers = fields.optional(
                        "allowed_layers", list(Forms.NAME), "The only layers that may hold it unmasked");
                var retention = fields.optional("retention", Forms.RETENTION, "The longest time it may be kept");
                return values -> new ClassificationLevelSection(
                        values.get(name), values.get(masking), values.get(layers), values.get(retention));
            });

    private static final ObjectShape<AccessControlSection.RoleSection> ROLE =
            ObjectShape.of("Role", "What one role may do", fields -> {
                var layers = fields.optional("layers", list(Forms.NAME), "With which layers");
                var privileges = fields.optional("privileges", list(oneOf(Privilege.class)), "What it may do there");
                return values -> new AccessControlSection.RoleSection(values.get(layers), values.get(privileges));
            });

    private static final ObjectShape<AccessControlSection> ACCESS_CONTROL =
            ObjectShape.of("AccessControl", "Who may do what with which layers", fields -> {
                var access = fields.optional("access", oneOf(Access.class), "What holds where no role says anything");
                var roles = fields.optional("roles", map(Forms.NAME, ROLE), "The roles");
                return values -> new AccessControlSection(
                        values.get(access),
                        values.get(roles).map(Located::value).orElse(Map.of()));
            });

    private static final ObjectShape<GovernanceSection> GOVERNANCE =
            ObjectShape.of("Governance", "The rules that hold for every product", fields -> {
                var classification = fields.optional(
                        "classification",
                        single(
                                "Classification",
                                "The levels of sensitivity",
                                "levels",
                                list(CLASSIFICATION_LEVEL),
                                "From the least to the most sensitive"),
                        "The levels of sensitivity");
                var access = fields.optional("access_control", ACCESS_CONTROL, "Who may do what");
                var gates = fields.optional(
                        "quality_gates",
                        single(
                                "GateAction",
                                "What a gate that fails does",
                                "on_failure",
                                oneOf(GateAction.class),
                                "What a gate that fails does"),
                        "What a gate that fails does");
                return values -> new GovernanceSection(
                        values.get(classification).flatMap(Located::value),
                        values.get(access),
                        values.get(gates).flatMap(Located::value));
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
                var governance = fields.optional("governance", GOVERNANCE, "The rules that hold for every product");
                var environments = fields.optional("environments", map(Forms.NAME, ENVIRONMENT), "The environments");
                return values -> new ManifestDocument(
                        values.get(name),
                        values.get(version),
                        values.get(scope),
                        values.get(parent),
                        values.get(plugins).map(Located::value),
                        values.get(architecture).map(Located::value),
                        values.get(governance).map(Located::value),
                        values.get(environments).map(Located::value).orElse(Map.of()));
            });

    private ManifestShape() {}

    /** A mapping with one key. */
    private static <T> ObjectShape<Optional<Located<T>>> single(
            String title, String description, String key, Shape<T> shape, String keyDescription) {
        return ObjectShape.of(title, description, fields -> {
            var field = fields.optional(key, shape, keyDescription);
            Function<ObjectShape.Values, Optional<Located<T>>> reader = values -> values.get(field);
            return reader;
        });
    }
}
