package dev.floe.dbt.select;

import java.util.List;

/** Matches a name, a directory or a pattern with the place of a node in its project. */
final class QualifiedName {
    private final String text;
    private final List<String> parts;

    QualifiedName(String text) {
        this.text = text;
        this.parts = DottedName.parts(text);
    }

    /** Whether it names the node, with its package or without. */
    boolean matches(SelectableNode node) {
        List<String> fqn = node.fqn();
        return matches(fqn, node) || (!fqn.isEmpty() && matches(fqn.subList(1, fqn.size()), node));
    }

    private boolean matches(List<String> fqn, SelectableNode node) {
        boolean isVersioned = node.version().isPresent();
        if (fqn.size() < (isVersioned ? 2 : 1)) {
            return false;
        }
        String leaf = fqn.get(fqn.size() - (isVersioned ? 2 : 1));
        if (leaf.equals(text) || (isVersioned && namesVersion(fqn))) {
            return true;
        }
        // A dot in the name of a model counts as one between directories.
        List<String> flat = DottedName.parts(String.join(".", fqn));
        if (flat.size() < parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (Wildcard.isIn(parts.get(i))) {
                return matchesRest(flat, i) || (parts.size() == 1 && Wildcard.matches(text, leaf));
            }
            if (!flat.get(i).equals(parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the last two parts are name and version, with a dot or an underscore between them. */
    private boolean namesVersion(List<String> fqn) {
        return String.join("_", lastTwo(fqn)).equals(String.join("_", lastTwo(parts)));
    }

    /** From the first pattern on, the rest is one text: a star goes over dots. */
    private boolean matchesRest(List<String> flat, int start) {
        return Wildcard.matches(
                String.join(".", parts.subList(start, parts.size())),
                String.join(".", flat.subList(start, flat.size())));
    }

    private static List<String> lastTwo(List<String> names) {
        return names.subList(Math.max(0, names.size() - 2), names.size());
    }
}
