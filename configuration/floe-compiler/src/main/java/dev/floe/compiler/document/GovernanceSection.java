package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.artifact.GateAction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code governance} of a manifest.
 *
 * @param maskingFunctions {@code classification.masking_functions}
 * @param actions {@code quality_gates.rules}
 */
public record GovernanceSection(
        Optional<Located<List<Located<ClassificationLevelSection>>>> classificationLevels,
        Optional<Located<List<Located<String>>>> maskingFunctions,
        Optional<Located<AccessControlSection>> accessControl,
        Optional<Located<GateAction>> onFailure,
        Map<String, Located<GateAction>> actions,
        ProjectDemandsSection demands,
        Map<String, Located<PolicySection>> policies,
        List<Located<ExemptionSection>> exemptions,
        Map<String, Located<ChannelSection>> notifications) {
    public GovernanceSection {
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
        exemptions = List.copyOf(exemptions);
        notifications = Collections.unmodifiableMap(new LinkedHashMap<>(notifications));
    }
}
