package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a model of a properties file that has several versions apart into one entry for each. */
final class ModelVersions {
    private static final List<String> TESTS = List.of("tests", "data_tests");

    private ModelVersions() {}

    /**
     * A version of a model.
     *
     * @param entry what the properties file says about this version
     * @param latest the version that a {@code ref} without a version means
     * @param files the names that its file may have, the likeliest first
     */
    record ModelVersion(Properties.Entry entry, Value version, Value latest, List<String> files) {
        /** As it stands behind the model's name, such as {@code v2}. */
        String suffix() {
            return "v" + version.toText();
        }

        /** Makes a node that was read from a file of its own name this version of its model. */
        void mark(Node node) {
            List<String> fqn = new ArrayList<>(node.fqn());
            fqn.set(fqn.size() - 1, entry.name());
            fqn.add(suffix());
            node.put("fqn", ListValue.ofStrings(fqn));
            node.put("name", StringValue.of(entry.name()));
            node.put("unique_id", StringValue.of("model." + node.packageName() + "." + entry.name() + "." + suffix()));
            node.put("version", version);
            node.put("latest_version", latest);
        }
    }

    /**
     * The versions of an entry; none, where it has none.
     *
     * @throws FloeException if a version is there twice, or the latest is none of them
     */
    static List<ModelVersion> of(Properties.Entry entry) {
        List<DictValue> versions = Fields.dicts(entry.rendered(), "versions");
        if (!entry.section().equals("models") || versions.isEmpty()) {
            return List.of();
        }
        List<Value> numbers =
                versions.stream().map(version -> number(entry, version)).toList();
        Set<String> seen = new HashSet<>();
        for (Value number : numbers) {
            if (!seen.add(number.toText())) {
                throw wrong(
                        entry,
                        "Model '" + entry.name() + "' has version '" + number.toText() + "' twice",
                        "remove one");
            }
        }
        Value latest = Fields.find(entry.rendered(), "latest_version").orElseGet(() -> numbers.stream()
                .max(Comparator.comparing(Value::toText, ModelVersions::compare))
                .orElseThrow());
        if (!seen.contains(latest.toText())) {
            throw wrong(
                    entry,
                    "The latest version '%s' of model '%s' is none of its versions"
                            .formatted(latest.toText(), entry.name()),
                    "choose one of "
                            + String.join(
                                    ", ", numbers.stream().map(Value::toText).toList()));
        }
        List<ModelVersion> all = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            all.add(version(entry, versions.get(i), numbers.get(i), latest));
        }
        return all;
    }

    private static Value number(Properties.Entry entry, DictValue version) {
        return Fields.find(version, "v")
                .orElseThrow(() ->
                        wrong(entry, "A version of model '" + entry.name() + "' has no 'v'", "write it as '- v: 1'"));
    }

    /** Numbers by their size, anything else by its letters. */
    private static int compare(String one, String other) {
        try {
            return Double.compare(Double.parseDouble(one), Double.parseDouble(other));
        } catch (NumberFormatException word) {
            return one.compareTo(other);
        }
    }

    private static ModelVersion version(Properties.Entry entry, DictValue version, Value number, Value latest) {
        DictValue model = entry.rendered();
        DictValue merged = DictValue.of(model.entries());
        for (String key : List.of("description", "access", "constraints", "docs")) {
            Fields.find(version, key).filter(Value::isTrue).ifPresent(value -> merged.put(key, value));
        }
        merged.put("config", deepMerged(Fields.dict(model, "config"), Fields.dict(version, "config")));
        merged.put("columns", ListValue.of(columns(model, version)));
        merged.put("deprecation_date", version.find("deprecation_date").orElse(NoneValue.NONE));
        if (TESTS.stream().anyMatch(key -> version.find(key).isPresent())) {
            TESTS.forEach(key -> merged.put(key, version.find(key).orElse(NoneValue.NONE)));
        }
        merged.entries().remove(StringValue.of("versions"));
        merged.entries().remove(StringValue.of("latest_version"));
        List<String> files = new ArrayList<>();
        files.add(Fields.text(version, "defined_in").orElse(entry.name() + "_v" + number.toText()));
        if (number.toText().equals(latest.toText())) {
            files.add(entry.name());
        }
        Properties.Entry own =
                new Properties.Entry(entry.project(), entry.file(), entry.section(), entry.unrendered(), merged);
        return new ModelVersion(own, number, latest, files);
    }

    /** The model's own columns as far as the version includes them, and those of the version. */
    private static List<DictValue> columns(DictValue model, DictValue version) {
        List<DictValue> own = new ArrayList<>();
        Optional<DictValue> choice = Optional.empty();
        for (DictValue column : Fields.dicts(version, "columns")) {
            if (column.find("include").isPresent() || column.find("exclude").isPresent()) {
                choice = Optional.of(column);
            } else {
                own.add(column);
            }
        }
        List<DictValue> columns = new ArrayList<>();
        for (DictValue column : Fields.dicts(model, "columns")) {
            String name = Fields.text(column, "name", "");
            if (choice.isEmpty() || isIncluded(choice.get(), name)) {
                columns.add(column);
            }
        }
        columns.addAll(own);
        return columns;
    }

    private static boolean isIncluded(DictValue choice, String name) {
        List<String> included =
                Fields.list(choice, "include").stream().map(Value::toText).toList();
        List<String> excluded =
                Fields.list(choice, "exclude").stream().map(Value::toText).toList();
        boolean takesAll = included.contains("*") || included.contains("all");
        return (takesAll || included.contains(name)) && !excluded.contains(name);
    }

    private static DictValue deepMerged(DictValue base, DictValue over) {
        DictValue merged = Fields.copy(base);
        over.entries().forEach((key, value) -> {
            Value present = merged.entries().get(key);
            merged.entries()
                    .put(
                            key,
                            present instanceof DictValue dict && value instanceof DictValue more
                                    ? deepMerged(dict, more)
                                    : value);
        });
        return merged;
    }

    private static FloeException wrong(Properties.Entry entry, String message, String help) {
        return DbtError.PROPERTIES.in(entry.file().originalPath(), message, help);
    }
}
