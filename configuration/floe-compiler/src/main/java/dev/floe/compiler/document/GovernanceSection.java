package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.artifact.GateAction;
import java.util.List;
import java.util.Optional;

/** {@code governance} of a manifest. */
public record GovernanceSection(
        Optional<Located<List<Located<ClassificationLevelSection>>>> classificationLevels,
        Optional<Located<AccessControlSection>> accessControl,
        Optional<Located<GateAction>> onFailure) {}
