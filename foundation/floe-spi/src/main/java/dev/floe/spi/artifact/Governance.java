package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that hold for every product under the manifests.
 *
 * @param classification levels from the least to the most sensitive
 * @param maskingFunctions of SQL, in lower case, that hide their arguments besides those that floe knows
 * @param onFailure what a quality gate that fails does
 * @param actions what the violation of a rule does, by the rule's name, where that differs
 * @param policies the platform team's own rules, by name
 * @param notifications whom runs tell of gates and rules that were not kept, by name
 */
public record Governance(
        List<ClassificationLevel> classification,
        List<String> maskingFunctions,
        Optional<AccessControl> accessControl,
        GateAction onFailure,
        Map<String, GateAction> actions,
        ProjectDemands demands,
        Map<String, Policy> policies,
        Map<String, NotificationChannel> notifications) {
    public Governance {
        classification = List.copyOf(classification);
        maskingFunctions = List.copyOf(maskingFunctions);
        requireNonNull(accessControl, "accessControl is null");
        requireNonNull(onFailure, "onFailure is null");
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        requireNonNull(demands, "demands is null");
        policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
        notifications = Collections.unmodifiableMap(new LinkedHashMap<>(notifications));
    }

    /** The rules without any about dbt projects. */
    public Governance(
            List<ClassificationLevel> classification, Optional<AccessControl> accessControl, GateAction onFailure) {
        this(classification, List.of(), accessControl, onFailure, Map.of(), ProjectDemands.NONE, Map.of(), Map.of());
    }
}
