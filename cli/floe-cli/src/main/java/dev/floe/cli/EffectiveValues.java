package dev.floe.cli;

import dev.floe.spi.artifact.AccessControl;
import dev.floe.spi.artifact.ClassificationLevel;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.artifact.EnvironmentBinding;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.value.PropertyValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values in force as one line of text each, under the dotted paths by which the artifact names their origins. */
final class EffectiveValues {
    private final Map<String, String> values = new LinkedHashMap<>();

    private EffectiveValues() {}

    static EffectiveValues of(CompiledArtifacts artifacts) {
        EffectiveValues effective = new EffectiveValues();
        effective.addPlugins(artifacts);
        effective.put("data_architecture.pattern", artifacts.dataArchitecture().pattern());
        effective.put(
                "data_architecture.naming.enforcement",
                artifacts.dataArchitecture().naming());
        artifacts
                .dataArchitecture()
                .layers()
                .forEach((name, layer) -> effective.addLayer("data_architecture.layers." + name + ".", layer));
        effective.addGovernance(artifacts);
        artifacts
                .environments()
                .forEach((name, binding) -> effective.addEnvironment("environments." + name + ".", binding));
        return effective;
    }

    /** Empty for what has no value of its own, such as a layer as a whole. */
    Optional<String> at(String path) {
        return Optional.ofNullable(values.get(path));
    }

    private void addPlugins(CompiledArtifacts artifacts) {
        Map<String, Compute> computes = artifacts.computeRegistry().configs();
        put("plugins.compute.approved", list(computes.keySet()));
        put("plugins.compute.default", artifacts.computeRegistry().defaultCompute());
        computes.forEach((name, compute) -> {
            ComputeConfiguration configuration = compute.configuration();
            String path = "plugins.compute.approved." + name + ".";
            addConfig(path, configuration.properties(), configuration.connectionSecretRef());
        });
        artifacts.plugins().forEach((kind, selection) -> {
            put("plugins." + kind, selection.name());
            addSelection("plugins." + kind + ".", selection);
        });
    }

    private void addSelection(String path, PluginSelection selection) {
        put(path + "name", selection.name());
        addConfig(path, selection.config(), selection.connectionSecretRef());
    }

    private void addConfig(String path, Map<String, PropertyValue> config, Optional<String> secret) {
        config.forEach((key, value) -> put(path + "config." + key, text(value)));
        put(path + "connection_secret_ref", secret);
    }

    private void addLayer(String path, Layer layer) {
        put(path + "prefix", layer.prefix());
        put(path + "namespace", layer.namespace());
        put(path + "location", layer.location());
        put(path + "retention", layer.retention());
        String gates = path + "quality_gates.";
        put(
                gates + "minimum_test_coverage",
                Integer.toString(layer.qualityGates().minimumTestCoverage()));
        put(gates + "required_tests", list(layer.qualityGates().requiredTests()));
        put(
                gates + "require_descriptions",
                Boolean.toString(layer.qualityGates().requireDescriptions()));
        ProjectRuleValues.of(layer).forEach((key, value) -> put(path + key, value));
    }

    private void addGovernance(CompiledArtifacts artifacts) {
        List<ClassificationLevel> levels = artifacts.governance().classification();
        put(
                "governance.classification.levels",
                list(levels.stream().map(ClassificationLevel::name).toList()));
        for (ClassificationLevel level : levels) {
            String path = "governance.classification.levels." + level.name() + ".";
            put(path + "masking", level.masking());
            put(path + "allowed_layers", level.allowedLayers().map(EffectiveValues::list));
            put(path + "retention", level.retention());
        }
        List<String> masking = artifacts.governance().maskingFunctions();
        put(
                "governance.classification.masking_functions",
                masking.isEmpty() ? Optional.empty() : Optional.of(list(masking)));
        put("governance.access_control", artifacts.governance().accessControl().map(EffectiveValues::text));
        put("governance.quality_gates.on_failure", artifacts.governance().onFailure());
        ProjectRuleValues.of(artifacts.governance()).forEach((key, value) -> put("governance." + key, value));
    }

    private void addEnvironment(String path, EnvironmentBinding binding) {
        binding.plugins().forEach((kind, selection) -> addSelection(path + kind + ".", selection));
        binding.layers().forEach((name, layer) -> {
            put(path + "layers." + name + ".namespace", layer.namespace());
            put(path + "layers." + name + ".location", layer.location());
        });
        binding.connectionSecretRefs()
                .forEach((compute, secret) -> put(path + "connection_secret_refs." + compute, secret));
        put(path + "workload_size", binding.workloadSize().map(EffectiveValues::word));
    }

    private void put(String path, String value) {
        values.put(path, value);
    }

    private void put(String path, Optional<String> value) {
        value.ifPresent(text -> put(path, text));
    }

    private void put(String path, Enum<?> value) {
        put(path, word(value));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String list(Collection<String> texts) {
        return "[" + String.join(", ", texts) + "]";
    }

    private static String text(AccessControl access) {
        if (access.roles().isEmpty()) {
            return word(access.access());
        }
        return access.roles().entrySet().stream()
                .map(role -> role.getKey() + ": "
                        + list(role.getValue().privileges().stream()
                                .map(EffectiveValues::word)
                                .toList())
                        + " on " + list(role.getValue().layers()))
                .collect(Collectors.joining("; ", word(access.access()) + " but ", ""));
    }

    private static String text(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text text -> text.value();
            case PropertyValue.Truth truth -> Boolean.toString(truth.value());
            case PropertyValue.Whole whole -> Long.toString(whole.value());
            case PropertyValue.Fraction fraction -> fraction.value().toPlainString();
            case PropertyValue.Items items ->
                list(items.values().stream().map(EffectiveValues::text).toList());
            case PropertyValue.Entries entries ->
                entries.values().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
