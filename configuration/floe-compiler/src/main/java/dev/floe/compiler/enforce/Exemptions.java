package dev.floe.compiler.enforce;

import dev.floe.compiler.document.ExemptionSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The exemptions of all manifests, as they are on one day. */
final class Exemptions {
    private final List<GrantedExemption> granted = new ArrayList<>();

    /**
     * Reads them.
     *
     * @param chain the product's own manifest first
     * @param today an exemption holds on the day on which it expires, and no longer
     */
    static Exemptions of(List<LoadedManifest> chain, LocalDate today, ProblemCollector problems) {
        Exemptions exemptions = new Exemptions();
        for (int level = 0; level < chain.size(); level++) {
            LoadedManifest manifest = chain.get(level);
            int ofManifest = level;
            manifest.document().governance().stream()
                    .flatMap(governance -> governance.exemptions().stream())
                    .map(Located::value)
                    .filter(section ->
                            section.rule().isPresent() && section.expires().isPresent())
                    .forEach(section -> exemptions.add(section, manifest.title(), ofManifest, today, problems));
        }
        return exemptions;
    }

    private void add(ExemptionSection section, String manifest, int level, LocalDate today, ProblemCollector problems) {
        Located<String> expires = section.expires().orElseThrow();
        try {
            boolean isExpired = today.isAfter(LocalDate.parse(expires.value()));
            granted.add(new GrantedExemption(section, manifest, level, isExpired));
        } catch (DateTimeException none) {
            problems.add(Problem.error(
                            CompilerError.EXEMPTION_DATE,
                            expires.place(),
                            "There is no day '%s'".formatted(expires.value()))
                    .withHelp("write the last day on which the exemption holds, such as 2027-01-31"));
        }
    }

    /** Those that speak of a rule and a node, expired ones too, in the order of the manifests. */
    List<GrantedExemption> covering(String rule, ManifestNode node) {
        return granted.stream().filter(each -> each.covers(rule, node)).toList();
    }

    boolean isEmpty() {
        return granted.isEmpty();
    }

    List<Evidence.Exemption> evidence() {
        return granted.stream().map(GrantedExemption::evidence).toList();
    }
}
