package dev.floe.dbt.select;

import dev.floe.dbt.select.Selection.Criterion;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches the file of a node, the file that describes it, or a directory above the former, with a pattern of paths in the
 * root project. {@code *} stays within one name, {@code **} goes over any number of directories.
 */
final class PathPattern {
    private static final String ANY_DEPTH = "**";

    private final List<String> names;
    private final boolean wantsDirectory;
    private final SelectableGraph graph;
    private final Map<String, Boolean> directories = new HashMap<>();

    /** @throws FloeException if the value of the criterion is no such pattern */
    PathPattern(String pattern, Criterion criterion, SelectableGraph graph) {
        this.names = names(pattern);
        this.wantsDirectory =
                pattern.endsWith("/") || (!names.isEmpty() && names.getLast().equals(ANY_DEPTH));
        this.graph = graph;
        if (pattern.startsWith("/")) {
            throw refuse(criterion, "is absolute", "write it from the directory of the project");
        }
        if (names.isEmpty()) {
            throw refuse(criterion, "names no directory", "use 'package:this' for everything in the project");
        }
        if (names.stream().anyMatch(name -> name.contains(ANY_DEPTH) && !name.equals(ANY_DEPTH))) {
            throw refuse(criterion, "has '**' within a name", "use '*' within a name, and '**' for any directories");
        }
    }

    boolean matches(SelectableNode node) {
        // Hooks stand in "./dbt_project.yml".
        String path = String.join("/", names(node.path()));
        return (!wantsDirectory && matchesExisting(path))
                || (!wantsDirectory
                        && node.patchPath().filter(this::matchesExisting).isPresent())
                || directoriesAbove(path).stream()
                        .anyMatch(directory -> directories.computeIfAbsent(directory, this::matchesExisting));
    }

    private boolean matchesExisting(String path) {
        return matches(0, names(path), 0) && (path.isEmpty() || graph.existsInProject(path));
    }

    private boolean matches(int index, List<String> path, int position) {
        if (index == names.size()) {
            return position == path.size();
        }
        String name = names.get(index);
        if (name.equals(ANY_DEPTH)) {
            return matches(index + 1, path, position) || (position < path.size() && matches(index, path, position + 1));
        }
        return position < path.size()
                && (Wildcard.isIn(name) ? Wildcard.matches(name, path.get(position)) : name.equals(path.get(position)))
                && matches(index + 1, path, position + 1);
    }

    /** The directories that a file is in, up to that of the project, which is the empty text. */
    private static List<String> directoriesAbove(String path) {
        List<String> above = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            above.add(path.substring(0, slash));
        }
        above.add("");
        return above;
    }

    /** The names of a path, without those that say nothing. */
    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String name = path.substring(start, end);
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
            start = end + 1;
        }
        return names;
    }

    private static FloeException refuse(Criterion criterion, String what, String help) {
        return Refusal.of(
                SelectionError.METHOD_VALUE,
                criterion.place(),
                "The path of criterion '%s' %s".formatted(criterion.text(), what),
                help);
    }
}
