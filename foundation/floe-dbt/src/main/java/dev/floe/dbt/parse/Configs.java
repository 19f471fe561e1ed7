package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Brings the levels of configuration together in dbt's order: defaults, the tree of the node's own project from shallow to
 * deep, its properties file, its {@code config()} calls and, for nodes of packages, the root project's tree last.
 */
final class Configs {
    private final LoadedProject project;

    Configs(LoadedProject project) {
        this.project = project;
    }

    /** The whole configuration of a node. */
    DictValue rendered(ResourceKind kind, ProjectFile own, List<String> fqn, DictValue patch, DictValue calls) {
        DictValue result = ConfigDefaults.of(kind);
        levels(own, kind, fqn, ProjectFile::tree).forEach(level -> update(result, level));
        update(result, patch);
        update(result, calls);
        if (!own.isRoot()) {
            levels(project.root(), kind, fqn, ProjectFile::tree).forEach(level -> update(result, level));
        }
        return ConfigDefaults.finish(kind, result);
    }

    /** What was written about a node, without defaults. */
    DictValue unrendered(ResourceKind kind, ProjectFile own, List<String> fqn, DictValue patch, DictValue calls) {
        DictValue result = DictValue.empty();
        // dbt looks for some trees under names that these do not have.
        boolean hasTree = kind != ResourceKind.FUNCTION
                && kind != ResourceKind.SEMANTIC_MODEL
                && kind != ResourceKind.SAVED_QUERY;
        if (hasTree) {
            levels(own, kind, fqn, ProjectFile::unrenderedTree)
                    .forEach(level -> result.entries().putAll(level.entries()));
        }
        if (hasTree && !own.isRoot()) {
            levels(project.root(), kind, fqn, ProjectFile::unrenderedTree)
                    .forEach(level -> result.entries().putAll(level.entries()));
        }
        result.entries().putAll(Fields.copy(patch).entries());
        result.entries().putAll(Fields.copy(calls).entries());
        return result;
    }

    /** What dbt takes for a group's configuration: the settings of the tree of models, and its own. */
    DictValue group(ProjectFile own, List<String> fqn, DictValue written) {
        DictValue result = DictValue.empty();
        result.put("meta", DictValue.empty());
        levels(own, ResourceKind.MODEL, fqn, ProjectFile::tree).forEach(level -> update(result, level));
        update(result, written);
        return result;
    }

    private List<DictValue> levels(
            ProjectFile file, ResourceKind kind, List<String> fqn, BiFunction<ProjectFile, String, DictValue> trees) {
        DictValue tree = trees.apply(file, kind.treeKey());
        if (kind == ResourceKind.TEST && tree.entries().isEmpty()) {
            tree = trees.apply(file, "tests");
        }
        List<DictValue> levels = new ArrayList<>();
        levels.add(settings(tree));
        DictValue level = tree;
        for (String part : fqn) {
            if (!(level.find(part).orElse(NoneValue.NONE) instanceof DictValue deeper)) {
                break;
            }
            levels.add(settings(deeper));
            level = deeper;
        }
        return levels;
    }

    /** The settings of one level: keys with {@code +}, and those that are no folders. */
    private static DictValue settings(DictValue level) {
        DictValue settings = DictValue.empty();
        level.entries().forEach((key, value) -> {
            String name = key.toText();
            if (name.startsWith("+")) {
                settings.put(name.substring(1).strip(), Fields.copy(value));
            } else if (!(value instanceof DictValue)) {
                settings.put(name, Fields.copy(value));
            }
        });
        return settings;
    }

    static void update(DictValue result, DictValue level) {
        level.entries().forEach((key, value) -> update(result, hyphenated(key.toText()), value));
    }

    private static String hyphenated(String key) {
        return key.equals("pre_hook") || key.equals("post_hook") ? key.replace('_', '-') : key;
    }

    private static void update(DictValue result, String key, Value value) {
        Value present = result.find(key).orElse(NoneValue.NONE);
        switch (ConfigMerge.of(key)) {
            case APPEND -> {
                ListValue joined = ListValue.of(Fields.elements(present));
                joined.elements().addAll(Fields.elements(value));
                result.put(key, joined);
            }
            case UPDATE -> result.put(key, updated(present, value));
            case APPEND_BY_KEY -> result.put(key, granted(present, value));
            case CLOBBER -> result.put(key, value);
        }
    }

    private static Value updated(Value present, Value value) {
        if (!(value instanceof DictValue more)) {
            return value == NoneValue.NONE ? present : value;
        }
        DictValue joined = present instanceof DictValue dict ? Fields.copy(dict) : DictValue.empty();
        joined.entries().putAll(more.entries());
        return joined;
    }

    private static Value granted(Value present, Value value) {
        if (!(value instanceof DictValue more)) {
            return present;
        }
        DictValue joined = present instanceof DictValue dict ? Fields.copy(dict) : DictValue.empty();
        more.entries().forEach((key, grantees) -> {
            String name = key.toText();
            boolean appends = name.startsWith("+");
            String privilege = appends ? name.substring(1) : name;
            ListValue list = ListValue.empty();
            if (appends) {
                list.elements().addAll(Fields.list(joined, privilege));
            }
            list.elements().addAll(Fields.elements(grantees));
            joined.entries().put(StringValue.of(privilege), list);
        });
        return joined;
    }
}
