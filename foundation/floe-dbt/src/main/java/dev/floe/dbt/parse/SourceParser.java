package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the nodes of sources: one for each table, with the tests of the table. */
final class SourceParser {
    private static final List<String> QUOTING = List.of("database", "schema", "identifier", "column");

    private final NodeFactory factory;
    private final Docs docs;
    private final TestParser tests;

    SourceParser(NodeFactory factory, Docs docs, TestParser tests) {
        this.factory = factory;
        this.docs = docs;
        this.tests = tests;
    }

    void parse(Properties.Entry entry, Manifest manifest) {
        List<DictValue> tables = Fields.dicts(entry.rendered(), "tables");
        for (DictValue table : tables) {
            Node source = source(entry, table);
            if (source.isEnabled()) {
                manifest.sources().put(source.uniqueId(), source);
            } else {
                manifest.disable(source);
            }
            for (Node test : tests.tests(subject(entry, table), table)) {
                if (test.isEnabled() && source.isEnabled()) {
                    manifest.nodes().put(test.uniqueId(), test);
                } else {
                    manifest.disable(test);
                }
            }
        }
    }

    private static TestParser.Subject subject(Properties.Entry entry, DictValue table) {
        String name = Fields.text(table, "name", "");
        return new TestParser.Subject(
                entry,
                new GenericTest.Target(
                        entry.name() + "_" + name, "source('" + entry.name() + "', '" + name + "')", "source_"),
                "sources." + entry.name(),
                Optional.empty(),
                Optional.of(List.of(entry.name(), name)),
                NoneValue.NONE);
    }

    private Node source(Properties.Entry entry, DictValue table) {
        DictValue written = entry.rendered();
        String packageName = entry.project().name();
        String file = entry.file().originalPath();
        String name = Fields.text(table, "name", "");
        List<String> fqn = new ArrayList<>();
        fqn.add(packageName);
        fqn.addAll(entry.file().folders());
        fqn.add(entry.name());
        fqn.add(name);
        DictValue config = factory.configs()
                .rendered(ResourceKind.SOURCE, entry.project(), fqn, DictValue.empty(), config(written, table));
        boolean isEnabled = config.find("enabled").map(Value::isTrue).orElse(true);
        Docs rendering = isEnabled ? docs : docs.unrendered();
        Docs.Description description = rendering.render(packageName, file, Fields.text(table, "description", ""));
        DictValue fields = DictValue.empty();
        fields.put(
                "database",
                StringValue.of(Fields.text(
                        written, "database", factory.project().profile().database())));
        fields.put("schema", StringValue.of(Fields.text(written, "schema", entry.name())));
        fields.put("name", StringValue.of(name));
        fields.put("resource_type", StringValue.of("source"));
        fields.put("package_name", StringValue.of(packageName));
        fields.put("path", StringValue.of(file));
        fields.put("original_file_path", StringValue.of(file));
        fields.put("unique_id", StringValue.of("source." + packageName + "." + entry.name() + "." + name));
        fields.put("fqn", ListValue.ofStrings(fqn));
        fields.put("source_name", StringValue.of(entry.name()));
        fields.put(
                "source_description",
                StringValue.of(docs.render(packageName, file, Fields.text(written, "description", ""))
                        .text()));
        fields.put("loader", StringValue.of(Fields.text(written, "loader", "")));
        fields.put("identifier", StringValue.of(Fields.text(table, "identifier", name)));
        fields.put("quoting", quoting(written, table));
        for (String key : List.of("loaded_at_field", "loaded_at_query", "freshness")) {
            fields.put(key, config.find(key).orElse(NoneValue.NONE));
        }
        fields.put("external", table.find("external").orElse(NoneValue.NONE));
        fields.put("description", StringValue.of(description.text()));
        fields.put("columns", new Columns(rendering).of(entry, table));
        fields.put("meta", Fields.dict(config, "meta"));
        DictValue sourceMeta = DictValue.of(Fields.dict(written, "meta").entries());
        sourceMeta
                .entries()
                .putAll(Fields.dict(Fields.dict(written, "config"), "meta").entries());
        fields.put("source_meta", sourceMeta);
        fields.put("tags", ListValue.of(Fields.list(config, "tags")));
        fields.put("config", config);
        fields.put("patch_path", NoneValue.NONE);
        fields.put(
                "unrendered_config",
                factory.configs()
                        .unrendered(
                                ResourceKind.SOURCE, entry.project(), fqn, DictValue.empty(), config(written, table)));
        fields.put("created_at", NoneValue.NONE);
        fields.put("unrendered_database", entry.unrendered().find("database").orElse(NoneValue.NONE));
        fields.put("unrendered_schema", entry.unrendered().find("schema").orElse(NoneValue.NONE));
        fields.put("doc_blocks", ListValue.ofStrings(description.blocks()));
        fields.put("relation_name", StringValue.of(relation(fields)));
        return new Node(ResourceKind.SOURCE, entry.project(), fields);
    }

    /** DuckDB reads a source out of a file where its {@code external_location} names one. */
    private String relation(DictValue fields) {
        Optional<String> location = Fields.text(Fields.dict(fields, "meta"), "external_location");
        if (location.isEmpty() || !factory.adapter().type().equals("duckdb")) {
            return Relations.render(factory.adapter(), fields, "identifier", Fields.dict(fields, "quoting"));
        }
        String external = location.get()
                .replace("{identifier}", Fields.text(fields, "identifier", ""))
                .replace("{name}", Fields.text(fields, "name", ""))
                .replace("{schema}", Fields.text(fields, "schema", ""));
        return external.contains("(") ? external : "'" + external + "'";
    }

    private static DictValue quoting(DictValue source, DictValue table) {
        DictValue quoting = DictValue.empty();
        for (String key : QUOTING) {
            quoting.put(
                    key,
                    Fields.find(Fields.dict(table, "quoting"), key)
                            .or(() -> Fields.find(Fields.dict(source, "quoting"), key))
                            .orElse(NoneValue.NONE));
        }
        return quoting;
    }

    /** What source and table say together; the table wins. */
    private static DictValue config(DictValue source, DictValue table) {
        DictValue sourceConfig = Fields.dict(source, "config");
        DictValue tableConfig = Fields.dict(table, "config");
        DictValue config = DictValue.of(sourceConfig.entries());
        config.entries().putAll(tableConfig.entries());
        DictValue meta = DictValue.empty();
        Set<Value> tags = new LinkedHashSet<>();
        for (DictValue level : List.of(source, sourceConfig, table, tableConfig)) {
            meta.entries().putAll(Fields.dict(level, "meta").entries());
            tags.addAll(Fields.list(level, "tags"));
        }
        for (String key : List.of("loaded_at_field", "loaded_at_query")) {
            config.put(
                    key,
                    tableConfig
                            .find(key)
                            .or(() -> table.find(key))
                            .or(() -> sourceConfig.find(key))
                            .or(() -> source.find(key))
                            .orElse(NoneValue.NONE));
        }
        freshness(source, sourceConfig, table, tableConfig).ifPresent(value -> config.put("freshness", value));
        config.put("meta", meta);
        config.put(
                "tags",
                ListValue.of(tags.stream()
                        .sorted((a, b) -> a.toText().compareTo(b.toText()))
                        .toList()));
        return config;
    }

    private static Optional<Value> freshness(DictValue... levels) {
        Optional<Value> result = Optional.empty();
        for (DictValue level : levels) {
            Optional<Value> written = level.find("freshness");
            if (written.isPresent()) {
                result = Optional.of(
                        written.get() instanceof DictValue dict
                                ? merged(result.orElse(NoneValue.NONE), dict)
                                : NoneValue.NONE);
            }
        }
        return result;
    }

    private static DictValue merged(Value base, DictValue more) {
        DictValue freshness = base instanceof DictValue known ? Fields.copy(known) : ConfigDefaults.freshness();
        more.entries().forEach((key, value) -> {
            if (value instanceof DictValue threshold && freshness.entries().get(key) instanceof DictValue known) {
                known.entries().putAll(threshold.entries());
            } else {
                freshness.entries().put(key, value);
            }
        });
        return freshness;
    }
}
