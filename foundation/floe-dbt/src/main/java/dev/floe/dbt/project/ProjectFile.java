package dev.floe.dbt.project;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** The last two folders of an installed package, such as {@code dbt_packages/dbt_utils}. */
    public String packagesPath() {
        int names = directory.getNameCount();
        return directory.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
    }

    public boolean isRoot() {
        return origin == Origin.ROOT;
    }

    /** The folders of one kind of file, or dbt's own choice. */
    public List<String> paths(PathKind kind) {
        return Fields.find(rendered, kind.key())
                .or(() -> kind.oldKey()
                        .filter(oldKey -> rendered.find(kind.key()).isEmpty())
                        .flatMap(oldKey -> Fields.find(rendered, oldKey)))
                .map(ProjectFile::texts)
                .orElseGet(kind::standard);
    }

    /** The folders in which blocks of documentation may stand. */
    public List<String> docsPaths() {
        return Fields.find(rendered, PathKind.DOCS.key())
                .map(ProjectFile::texts)
                .orElseGet(this::sourcePaths);
    }

    /** The folders in which files of any kind may stand, each once. */
    public List<String> sourcePaths() {
        Set<String> all = new LinkedHashSet<>();
        for (PathKind kind : PathKind.values()) {
            if (kind != PathKind.DOCS) {
                paths(kind).forEach(path -> all.add(withoutSlashAtEnd(path)));
            }
        }
        return List.copyOf(all);
    }

    private static String withoutSlashAtEnd(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static List<String> texts(Value list) {
        return Fields.elements(list).stream().map(Value::toText).toList();
    }

    /** Where packages are installed, seen from the project. */
    public String packagesInstallPath() {
        return Fields.text(rendered, "packages-install-path", "dbt_packages");
    }

    /** Where artifacts are written, seen from the project. */
    public String targetPath() {
        return Fields.text(rendered, "target-path", "target");
    }

    /** Where the log is written, seen from the project. */
    public String logPath() {
        return Fields.text(rendered, "log-path", "logs");
    }

    /** What {@code dbt clean} deletes, seen from the project. */
    public List<String> cleanTargets() {
        return Fields.find(rendered, "clean-targets").map(ProjectFile::texts).orElseGet(() -> List.of(targetPath()));
    }

    /** Whether other projects may refer to public models alone. */
    public boolean restrictsAccess() {
        return Fields.find(rendered, "restrict-access").map(Value::isTrue).orElse(false);
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
