package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The rules that hold for every product under the manifests.
 *
 * @param classification levels from the least to the most sensitive
 * @param onFailure what a quality gate that fails does
 */
public record Governance(
        List<ClassificationLevel> classification, Optional<AccessControl> accessControl, GateAction onFailure) {
    public Governance {
        classification = List.copyOf(classification);
        requireNonNull(accessControl, "accessControl is null");
        requireNonNull(onFailure, "onFailure is null");
    }
}
