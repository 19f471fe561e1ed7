package dev.floe.compiler.validate;

import dev.floe.compiler.document.ClassificationLevelSection;
import dev.floe.compiler.document.ComputeSection;
import dev.floe.compiler.document.DeclaredScope;
import dev.floe.compiler.document.ManifestDocument;
import dev.floe.compiler.document.PluginsSection;
import dev.floe.compiler.document.SelectionSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks one manifest: its scope and parent, and that nothing is listed twice. */
final class ManifestCheck {
    private ManifestCheck() {}

    /** @param child the manifest that names this one as its parent */
    static void check(LoadedManifest manifest, Optional<LoadedManifest> child, ProblemCollector problems) {
        checkParent(manifest.document(), problems);
        child.ifPresent(below -> checkCanBeParent(manifest, below, problems));
        manifest.document()
                .plugins()
                .flatMap(PluginsSection::compute)
                .flatMap(ComputeSection::approved)
                .ifPresent(approved -> checkApproved(approved, problems));
        manifest.document()
                .governance()
                .flatMap(governance -> governance.classificationLevels())
                .ifPresent(levels -> checkLevels(levels.value(), problems));
    }

    private static void checkParent(ManifestDocument document, ProblemCollector problems) {
        Optional<DeclaredScope> scope = document.scope().map(Located::value);
        Optional<Located<String>> parent = document.parentManifest();
        if (scope.equals(Optional.of(DeclaredScope.DOMAIN)) && parent.isEmpty()) {
            problems.add(Problem.error(
                            CompilerError.PARENT_EXPECTED,
                            document.scope().get().place(),
                            "A manifest with scope 'domain' needs a 'parent_manifest'")
                    .withHelp("name the manifest of the enterprise, such as parent_manifest: ../enterprise.yaml"));
        }
        if (parent.isPresent() && scope.isEmpty()) {
            problems.add(Problem.error(
                            CompilerError.PARENT_NOT_EXPECTED,
                            parent.get().label(),
                            "A central manifest cannot have a 'parent_manifest'")
                    .withHelp("add scope: domain, or remove the parent"));
        }
        if (parent.isPresent() && scope.equals(Optional.of(DeclaredScope.ENTERPRISE))) {
            problems.add(Problem.warning(
                            CompilerError.PARENT_NOT_EXPECTED,
                            parent.get().label(),
                            "A manifest with scope 'enterprise' is the top, but has a 'parent_manifest', whose rules hold too")
                    .withRelated(document.scope().get().place(), "the scope")
                    .withHelp("write scope: domain, or remove the parent"));
        }
    }

    private static void checkCanBeParent(LoadedManifest manifest, LoadedManifest child, ProblemCollector problems) {
        if (manifest.document().scope().isEmpty()) {
            Place reference =
                    child.document().parentManifest().map(Located::place).orElse(child.place());
            problems.add(Problem.error(
                            CompilerError.PARENT_HAS_NO_SCOPE,
                            reference,
                            "Manifest '%s' has no scope, so it cannot be a parent".formatted(manifest.title()))
                    .withRelated(manifest.place(), "the parent")
                    .withHelp("add scope: enterprise to the parent"));
        }
    }

    private static void checkApproved(Located<List<Located<SelectionSection>>> approved, ProblemCollector problems) {
        Map<String, Place> seen = new LinkedHashMap<>();
        for (Located<SelectionSection> item : approved.value()) {
            item.value().name().ifPresent(name -> {
                Place first = seen.putIfAbsent(name.value(), name.place());
                if (first != null) {
                    problems.add(Problem.error(
                                    CompilerError.APPROVED_TWICE,
                                    name.place(),
                                    "Compute '%s' is approved twice".formatted(name.value()))
                            .withRelated(first, "approved here first")
                            .withHelp("keep one of the two"));
                }
            });
        }
    }

    private static void checkLevels(List<Located<ClassificationLevelSection>> levels, ProblemCollector problems) {
        Map<String, Place> seen = new LinkedHashMap<>();
        for (Located<ClassificationLevelSection> level : levels) {
            level.value().name().ifPresent(name -> {
                Place first = seen.putIfAbsent(name.value(), name.place());
                if (first != null) {
                    problems.add(Problem.error(
                                    CompilerError.LEVEL_NAMED_TWICE,
                                    name.place(),
                                    "Classification level '%s' is listed twice".formatted(name.value()))
                            .withRelated(first, "listed here first")
                            .withHelp("keep one of the two"));
                }
            });
        }
    }
}
