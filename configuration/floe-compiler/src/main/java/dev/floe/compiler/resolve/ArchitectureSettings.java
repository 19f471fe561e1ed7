package dev.floe.compiler.resolve;

import static dev.floe.compiler.error.CompilerError.GATE_WEAKENED;

import dev.floe.compiler.document.DataArchitectureSection;
import dev.floe.compiler.document.LayerSection;
import dev.floe.compiler.document.QualityGatesSection;
import dev.floe.compiler.resolve.InheritanceRule.AsStrict;
import dev.floe.compiler.resolve.InheritanceRule.AtLeast;
import dev.floe.compiler.resolve.InheritanceRule.Bounded;
import dev.floe.compiler.resolve.InheritanceRule.Containing;
import dev.floe.compiler.resolve.InheritanceRule.Fixed;
import dev.floe.compiler.resolve.InheritanceRule.NotLonger;
import dev.floe.compiler.resolve.InheritanceRule.Overridable;
import dev.floe.compiler.resolve.InheritanceRule.Within;
import dev.floe.documents.Located;
import dev.floe.spi.value.PropertyValue.Text;
import dev.floe.spi.value.PropertyValue.Truth;
import dev.floe.spi.value.PropertyValue.Whole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a manifest sets under {@code data_architecture}. */
final class ArchitectureSettings {
    private final SettingList settings;

    ArchitectureSettings(SettingList settings) {
        this.settings = settings;
    }

    void add(DataArchitectureSection architecture) {
        architecture
                .pattern()
                .ifPresent(pattern -> settings.add(
                        SettingPaths.PATTERN,
                        "The pattern of the data architecture",
                        pattern.map(SettingList::text),
                        new Fixed()));
        architecture.layers().forEach((name, layer) -> addLayer(name, layer));
        architecture
                .namingEnforcement()
                .ifPresent(naming -> settings.add(
                        SettingPaths.NAMING,
                        "The enforcement of names",
                        naming.map(SettingList::text),
                        new AsStrict(List.of("off", "warn", "strict"), GATE_WEAKENED)));
    }

    private void addLayer(String name, Located<LayerSection> located) {
        LayerSection layer = located.value();
        String of = " of layer '%s'".formatted(name);
        Function<String, String> path = key -> SettingPaths.layer(name, key);
        settings.addDeclared(SettingPaths.LAYERS + name, "Layer '%s'".formatted(name), located.label());
        layer.prefix()
                .ifPresent(it ->
                        settings.add(path.apply("prefix"), "The prefix" + of, it.map(Text::new), new Overridable()));
        layer.namespace()
                .ifPresent(it -> settings.add(
                        path.apply("namespace"), "The namespace" + of, it.map(Text::new), new Overridable()));
        layer.location()
                .ifPresent(it -> settings.add(
                        path.apply("location"), "The location" + of, it.map(Text::new), new Overridable()));
        layer.retention()
                .ifPresent(it -> settings.add(
                        path.apply("retention"), "The retention" + of, it.map(Text::new), new NotLonger()));
        layer.names()
                .ifPresent(it -> settings.add(path.apply("names"), "The names" + of, it.map(Text::new), new Fixed()));
        layer.reads()
                .ifPresent(
                        it -> settings.addList(path.apply("reads"), "The reads" + of, it, new Within(GATE_WEAKENED)));
        layer.materializations()
                .ifPresent(it -> settings.addList(
                        path.apply("materializations"), "The materializations" + of, it, new Within(GATE_WEAKENED)));
        layer.qualityGates().ifPresent(gates -> addGates(path, of, gates));
    }

    private void addGates(Function<String, String> path, String of, QualityGatesSection gates) {
        gates.minimumTestCoverage()
                .ifPresent(it -> settings.add(
                        path.apply("quality_gates.minimum_test_coverage"),
                        "The minimum_test_coverage" + of,
                        it.map(percent -> new Whole(percent)),
                        new AtLeast(GATE_WEAKENED)));
        gates.requiredTests()
                .ifPresent(it -> settings.addList(
                        path.apply("quality_gates.required_tests"),
                        "The required_tests" + of,
                        it,
                        new Containing(GATE_WEAKENED)));
        gates.requireDescriptions()
                .ifPresent(it -> settings.add(
                        path.apply("quality_gates.require_descriptions"),
                        "The require_descriptions" + of,
                        it.map(flag -> new Truth(flag)),
                        new AsStrict(List.of("false", "true"), GATE_WEAKENED)));
        addList(path, of, "required_tags", gates.requiredTags());
        addList(path, of, "required_meta", gates.requiredMeta());
        gates.demands().forEach((demand, it) -> {
            String key = demand.name().toLowerCase(Locale.ROOT);
            settings.add(
                    path.apply("quality_gates." + key),
                    "The " + key + of,
                    it.map(flag -> new Truth(flag)),
                    new AsStrict(List.of("false", "true"), GATE_WEAKENED));
        });
        gates.thresholds()
                .forEach(it -> settings.add(
                        path.apply("quality_gates." + it.value().key()),
                        "The " + it.value().key() + of,
                        it.map(ThresholdValues::write),
                        new Bounded()));
        gates.onFailure()
                .ifPresent(it -> settings.add(
                        path.apply("quality_gates.on_failure"),
                        "The on_failure" + of,
                        it.map(SettingList::text),
                        new AsStrict(List.of("notify", "warn", "block"), GATE_WEAKENED)));
    }

    private void addList(
            Function<String, String> path, String of, String key, Optional<Located<List<Located<String>>>> list) {
        list.ifPresent(it -> settings.addList(
                path.apply("quality_gates." + key), "The " + key + of, it, new Containing(GATE_WEAKENED)));
    }
}
