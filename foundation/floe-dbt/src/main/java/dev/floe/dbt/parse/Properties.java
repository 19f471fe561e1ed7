package dev.floe.dbt.parse;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.PathKind;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.dbt.project.SettingsRenderer;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads properties files: the YAML that describes models, sources, tests and the rest. */
final class Properties {
    private final Renderer renderer;

    Properties(Renderer renderer) {
        this.renderer = renderer;
    }

    /**
     * One entry of a section.
     *
     * @param unrendered as it was written
     * @param rendered with its templates rendered, but for descriptions, tests and hooks
     */
    record Entry(ProjectFile project, SourceFile file, String section, DictValue unrendered, DictValue rendered) {
        String name() {
            return Fields.text(rendered, "name", "");
        }
    }

    /** All entries of a project, in the order of its files; the files are read by several threads at once. */
    List<Entry> read(ProjectFile project, SourceFiles files) {
        Set<SourceFile> all = new LinkedHashSet<>();
        for (PathKind kind : List.of(
                PathKind.MODEL,
                PathKind.SEED,
                PathKind.SNAPSHOT,
                PathKind.ANALYSIS,
                PathKind.MACRO,
                PathKind.TEST,
                PathKind.FUNCTION)) {
            all.addAll(files.of(kind, ".yml", ".yaml"));
        }
        List<Entry> entries = new ArrayList<>();
        List<Optional<Value>> roots = all.parallelStream()
                .map(file -> DocumentValues.read(file.originalPath(), file.bytes()))
                .toList();
        Iterator<Optional<Value>> next = roots.iterator();
        all.forEach(file -> add(project, file, next.next(), entries));
        return entries;
    }

    private void add(ProjectFile project, SourceFile file, Optional<Value> root, List<Entry> entries) {
        if (root.isEmpty() || !(root.get() instanceof DictValue dict)) {
            return;
        }
        SettingsRenderer settings = renderer.properties(project.name(), file.originalPath());
        dict.entries().forEach((key, section) -> {
            String name = key.toText();
            for (Value entry : Fields.elements(section)) {
                if (entry instanceof DictValue written && !name.equals("version") && !name.equals("anchors")) {
                    DictValue rendered = (DictValue) settings.render(written, path -> isKept(name, path));
                    entries.add(new Entry(project, file, name, written, rendered));
                }
            }
        });
    }

    private static boolean isKept(String section, List<String> path) {
        return switch (section) {
            case "metrics" ->
                path.getLast().equals("filter")
                        || (path.size() > 1 && path.get(path.size() - 2).equals("filter"))
                        || isLateBelow(path);
            case "saved_queries" ->
                (path.size() > 1
                                && path.getFirst().equals("query_params")
                                && path.get(1).equals("where"))
                        || isLateBelow(path);
            case "sources" -> {
                boolean isText = isLate(path.getFirst());
                yield isText
                        || (path.getFirst().equals("tables")
                                && path.size() > 2
                                && isLateBelow(path.subList(2, path.size())));
            }
            case "macros" ->
                path.getFirst().equals("arguments") ? path.size() > 2 && isLate(path.get(2)) : isLateBelow(path);
            default -> isLateBelow(path);
        };
    }

    private static boolean isLateBelow(List<String> path) {
        if (isLate(path.getFirst()) || (path.size() == 2 && isLate(path.get(1)))) {
            return true;
        }
        if (path.size() >= 2 && path.getFirst().equals("config")) {
            String key = path.get(1);
            return key.equals("pre_hook") || key.equals("post_hook") || key.equals("loaded_at_query");
        }
        boolean isNested =
                switch (path.getFirst()) {
                    case "columns", "dimensions", "measures", "entities" -> true;
                    default -> false;
                };
        return isNested && path.size() >= 3 && isLate(path.get(2));
    }

    private static boolean isLate(String key) {
        return switch (key) {
            case "tests", "data_tests", "description", "loaded_at_query" -> true;
            default -> false;
        };
    }
}
