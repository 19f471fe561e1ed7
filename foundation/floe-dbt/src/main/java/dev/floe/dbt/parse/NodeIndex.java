package dev.floe.dbt.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the nodes that entries of properties files speak of, enabled or not as their own files and trees made them. */
final class NodeIndex {
    private static final Set<String> REFERABLE = Set.of("models", "seeds", "snapshots");

    private final Map<String, List<Node>> enabled = new HashMap<>();
    private final Map<String, List<Node>> disabled = new HashMap<>();

    NodeIndex(List<Node> nodes) {
        nodes.forEach(node -> (node.isEnabled() ? enabled : disabled)
                .computeIfAbsent(node.name(), name -> new ArrayList<>())
                .add(node));
    }

    /** Whether entries of a section speak of nodes. */
    static boolean isSection(String section) {
        return REFERABLE.contains(section)
                || section.equals("analyses")
                || section.equals("functions")
                || section.equals("data_tests");
    }

    /**
     * What an entry speaks of: the enabled node of its own package, else that of any package, else the disabled ones of its
     * own.
     */
    List<Node> find(Properties.Entry entry) {
        Optional<Node> found = entry.section().equals("data_tests")
                ? in(of(enabled, entry.name(), entry.section()), entry)
                : enabled(entry);
        if (found.isPresent()) {
            return found.filter(node -> node.kind().propertiesKey().equals(entry.section())).stream()
                    .toList();
        }
        return of(disabled, entry.name(), entry.section()).stream()
                .filter(node -> node.packageName().equals(entry.project().name()))
                .filter(node -> node.kind() != ResourceKind.TEST)
                .toList();
    }

    /** The node of the entry's name that belongs to another section. */
    Optional<Node> otherKind(Properties.Entry entry) {
        return enabled(entry).filter(node -> !node.kind().propertiesKey().equals(entry.section()));
    }

    private Optional<Node> enabled(Properties.Entry entry) {
        List<Node> candidates = candidates(entry);
        return in(candidates, entry).or(() -> candidates.stream().findFirst());
    }

    private List<Node> candidates(Properties.Entry entry) {
        if (!REFERABLE.contains(entry.section())) {
            return of(enabled, entry.name(), entry.section());
        }
        return enabled.getOrDefault(entry.name(), List.of()).stream()
                .filter(node -> REFERABLE.contains(node.kind().propertiesKey()))
                .toList();
    }

    private static Optional<Node> in(List<Node> candidates, Properties.Entry entry) {
        return candidates.stream()
                .filter(node -> node.packageName().equals(entry.project().name()))
                .findFirst();
    }

    private static List<Node> of(Map<String, List<Node>> nodes, String name, String section) {
        return nodes.getOrDefault(name, List.of()).stream()
                .filter(node -> node.kind().propertiesKey().equals(section))
                .toList();
    }

    /** The node that holds a version of a model. */
    Optional<Node> find(ModelVersions.ModelVersion version) {
        return version.files().stream()
                .flatMap(file -> in(of(enabled, file, "models"), version.entry()).stream())
                .findFirst()
                .or(() -> version.files().stream()
                        .flatMap(file -> of(disabled, file, "models").stream())
                        .findFirst());
    }

    /** The node that the tests of an entry belong to. */
    Optional<Node> tested(Properties.Entry entry) {
        List<Node> candidates = enabled.getOrDefault(entry.name(), List.of()).stream()
                .filter(node -> REFERABLE.contains(node.kind().propertiesKey()))
                .toList();
        return in(candidates, entry).or(() -> disabled.getOrDefault(entry.name(), List.of()).stream()
                .findFirst());
    }
}
