package dev.floe.compiler.enforce;

import dev.floe.compiler.document.ExemptionSection;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.problem.Place;
import java.util.Optional;

/** One exemption of a manifest. */
final class GrantedExemption {
    private final ExemptionSection section;
    private final String manifest;
    private final int level;
    private final boolean isExpired;
    private int uses;

    /** @param level of the manifest that grants it: 0 for the product's own */
    GrantedExemption(ExemptionSection section, String manifest, int level, boolean isExpired) {
        this.section = section;
        this.manifest = manifest;
        this.level = level;
        this.isExpired = isExpired;
    }

    int level() {
        return level;
    }

    boolean isExpired() {
        return isExpired;
    }

    String manifest() {
        return manifest;
    }

    String expires() {
        return section.expires().map(Located::value).orElse("");
    }

    String reason() {
        return section.reason().map(Located::value).orElse("");
    }

    Place place() {
        return section.rule().map(Located::place).orElseThrow();
    }

    void use() {
        uses++;
    }

    boolean covers(String rule, ManifestNode node) {
        return section.rule().map(Located::value).equals(Optional.of(rule))
                && section.nodes().stream()
                        .flatMap(patterns -> patterns.value().stream())
                        .anyMatch(pattern -> fits(pattern.value(), node));
    }

    private static boolean fits(String pattern, ManifestNode node) {
        String[] parts = pattern.split("\\*", -1);
        return fits(parts, node.name()) || fits(parts, node.uniqueId());
    }

    private static boolean fits(String[] parts, String name) {
        if (parts.length == 1) {
            return name.equals(parts[0]);
        }
        if (!name.startsWith(parts[0])) {
            return false;
        }
        int position = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], position);
            if (found < 0) {
                return false;
            }
            position = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return name.length() - position >= last.length() && name.endsWith(last);
    }

    Evidence.Exemption evidence() {
        return new Evidence.Exemption(
                section.rule().map(Located::value).orElse(""),
                section.nodes().stream()
                        .flatMap(patterns -> patterns.value().stream())
                        .map(Located::value)
                        .toList(),
                reason(),
                section.owner().map(Located::value).orElse(""),
                expires(),
                manifest,
                isExpired ? Evidence.State.EXPIRED : Evidence.State.ACTIVE,
                uses);
    }
}
