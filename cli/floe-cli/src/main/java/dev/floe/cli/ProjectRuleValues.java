package dev.floe.cli;

import dev.floe.spi.artifact.Governance;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.ProjectDemands;
import dev.floe.spi.artifact.QualityGates;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is asked of dbt projects as texts, under the keys of the manifest. */
final class ProjectRuleValues {
    private final Map<String, String> values = new TreeMap<>();

    private ProjectRuleValues() {}

    /** The keys below a layer. */
    static Map<String, String> of(Layer layer) {
        ProjectRuleValues made = new ProjectRuleValues();
        layer.names().ifPresent(names -> made.values.put("names", names));
        made.put("reads", layer.reads());
        made.put("materializations", layer.materializations());
        QualityGates gates = layer.qualityGates();
        made.put("quality_gates.required_tags", Optional.of(gates.requiredTags()));
        made.put("quality_gates.required_meta", Optional.of(gates.requiredMeta()));
        Set<QualityGates.Demand> demands = gates.demands();
        for (QualityGates.Demand demand : QualityGates.Demand.values()) {
            made.put("quality_gates." + word(demand), demands.contains(demand) ? "true" : "false");
        }
        gates.thresholds().forEach(threshold -> made.put("quality_gates." + threshold.key(), threshold.limitText()));
        gates.onFailure().ifPresent(action -> made.put("quality_gates.on_failure", word(action)));
        return made.values;
    }

    /** The keys below {@code governance}. */
    static Map<String, String> of(Governance governance) {
        ProjectRuleValues made = new ProjectRuleValues();
        ProjectDemands demands = governance.demands();
        made.put("models.require_layer", Boolean.toString(demands.requireLayer()));
        made.put("sql.require_references", Boolean.toString(demands.requireReferences()));
        made.put("sql.forbidden_functions", Optional.of(demands.forbiddenFunctions()));
        made.put("sources.require_freshness", Boolean.toString(demands.requireFreshness()));
        made.put("sources.read_by", demands.sourceReaders());
        made.put("projects.readable", demands.readableProjects());
        made.put("snapshots.strategies", demands.snapshotStrategies());
        made.put("snapshots.hard_deletes", demands.hardDeletes());
        governance.actions().forEach((rule, action) -> made.put("quality_gates.rules." + rule, word(action)));
        governance
                .policies()
                .forEach((name, policy) ->
                        made.put("policies." + name, policy.require().strip().replaceAll("\\s+", " ")));
        return made.values;
    }

    private void put(String key, Optional<List<String>> list) {
        list.ifPresent(texts -> put(key, "[" + String.join(", ", texts) + "]"));
    }

    private void put(String key, String value) {
        values.put(key, value);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
