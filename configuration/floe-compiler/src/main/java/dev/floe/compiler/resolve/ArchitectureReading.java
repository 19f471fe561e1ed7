package dev.floe.compiler.resolve;

import dev.floe.spi.artifact.ArchitecturePattern;
import dev.floe.spi.artifact.DataArchitecture;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.NamingEnforcement;
import dev.floe.spi.artifact.QualityGates;
import dev.floe.spi.artifact.QualityGates.Demand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the data architecture in force out of the settings. */
final class ArchitectureReading {
    private final EffectiveSettings settings;

    ArchitectureReading(EffectiveSettings settings) {
        this.settings = settings;
    }

    DataArchitecture architecture() {
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (String name : settings.names(SettingPaths.LAYERS)) {
            layers.put(
                    name,
                    new Layer(
                            settings.text(SettingPaths.layer(name, "prefix")),
                            settings.text(SettingPaths.layer(name, "namespace")).orElse(name),
                            settings.text(SettingPaths.layer(name, "location")),
                            settings.text(SettingPaths.layer(name, "retention")),
                            gates(name),
                            settings.text(SettingPaths.layer(name, "names")),
                            settings.texts(SettingPaths.layer(name, "reads")),
                            settings.texts(SettingPaths.layer(name, "materializations"))));
        }
        return new DataArchitecture(
                settings.constant(SettingPaths.PATTERN, ArchitecturePattern.class)
                        .orElseThrow(),
                layers,
                settings.constant(SettingPaths.NAMING, NamingEnforcement.class).orElseThrow());
    }

    private QualityGates gates(String layer) {
        return new QualityGates(
                settings.integer(SettingPaths.layer(layer, "quality_gates.minimum_test_coverage"))
                        .orElse(QualityGates.NONE.minimumTestCoverage()),
                settings.texts(SettingPaths.layer(layer, "quality_gates.required_tests"))
                        .orElse(QualityGates.NONE.requiredTests()),
                settings.isTrue(SettingPaths.layer(layer, "quality_gates.require_descriptions")),
                settings.texts(SettingPaths.layer(layer, "quality_gates.required_tags"))
                        .orElse(List.of()),
                settings.texts(SettingPaths.layer(layer, "quality_gates.required_meta"))
                        .orElse(List.of()),
                Arrays.stream(Demand.values())
                        .filter(demand -> settings.isTrue(SettingPaths.layer(
                                layer, "quality_gates." + demand.name().toLowerCase(Locale.ROOT))))
                        .collect(Collectors.toSet()),
                settings.below(SettingPaths.layer(layer, "quality_gates.")).values().stream()
                        .flatMap(value -> ThresholdValues.read(value).stream())
                        .toList(),
                settings.constant(SettingPaths.layer(layer, "quality_gates.on_failure"), GateAction.class));
    }
}
