package dev.floe.dbt.project;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * dbt_project.yml of one project or package.
 *
 * @param directory where it stands
 * @param unrendered as it was written
 * @param rendered with its templates rendered, but for hooks
 * @param origin whether dbt brings it, the user wrote it, or it was installed
 */
public record ProjectFile(Path directory, String name, DictValue unrendered, DictValue rendered, Origin origin) {
    /** Where a project comes from. */
    public enum Origin {
        ROOT,
        PACKAGE,
        INTERNAL
    }

    public ProjectFile {
        requireNonNull(directory, "directory is null");
        requireNonNull(name, "name is null");
        requireNonNull(unrendered, "unrendered is null");
        requireNonNull(rendered, "rendered is null");
        requireNonNull(origin, "origin is null");
    }

    public boolean isRoot() {
        return origin == Origin.ROOT;
    }

    /** The folders of one kind of file, or dbt's own choice. */
    public List<String> paths(PathKind kind) {
        List<Value> written = Fields.list(rendered, kind.key());
        return written.isEmpty() && rendered.find(kind.key()).isEmpty()
                ? kind.standard()
                : written.stream().map(Value::toText).toList();
    }

    /** The folders in which blocks of documentation may stand. */
    public List<String> docsPaths() {
        if (rendered.find(PathKind.DOCS.key()).isPresent()) {
            return paths(PathKind.DOCS);
        }
        List<String> all = new ArrayList<>();
        for (PathKind kind : List.of(
                PathKind.MODEL, PathKind.SEED, PathKind.SNAPSHOT, PathKind.ANALYSIS, PathKind.MACRO, PathKind.TEST)) {
            paths(kind).stream().filter(path -> !all.contains(path)).forEach(all::add);
        }
        return all;
    }

    /** The configuration tree of one kind of resource, rendered. */
    public DictValue tree(String key) {
        return Fields.dict(rendered, key);
    }

    /** The configuration tree of one kind of resource, as it was written. */
    public DictValue unrenderedTree(String key) {
        return Fields.dict(unrendered, key);
    }

    public DictValue vars() {
        return Fields.dict(rendered, "vars");
    }

    /** The packages in which a dispatched macro of a namespace is looked for, where the project says so. */
    public Optional<List<String>> searchOrder(String namespace) {
        return Fields.dicts(rendered, "dispatch").stream()
                .filter(entry -> Fields.text(entry, "macro_namespace", "").equals(namespace))
                .findFirst()
                .map(entry -> Fields.list(entry, "search_order").stream()
                        .map(Value::toText)
                        .toList());
    }
}
