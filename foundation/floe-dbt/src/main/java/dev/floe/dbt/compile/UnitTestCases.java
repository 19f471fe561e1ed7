package dev.floe.dbt.compile;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.parse.ProjectLanguage;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what can be compiled out of the entries of unit tests in the manifest. */
final class UnitTestCases {
    private final ProjectLanguage language;
    private final DictValue nodes;

    /** @param nodes the section of the manifest */
    UnitTestCases(ProjectLanguage language, DictValue nodes) {
        this.language = language;
        this.nodes = nodes;
    }

    /**
     * The case of a unit test.
     *
     * @throws dev.floe.spi.problem.FloeException if an input is no call of {@code ref} or {@code source}, or leads to nothing
     */
    UnitTestCase of(DictValue test) {
        String modelId =
                Fields.list(Fields.dict(test, "depends_on"), "nodes").getFirst().toText();
        DictValue model = Fields.dict(nodes, modelId);
        Map<String, DictValue> inputs = new LinkedHashMap<>();
        Optional<DictValue> ownInput = Optional.empty();
        for (DictValue given : Fields.dicts(test, "given")) {
            String written = Fields.text(given, "input", "").strip();
            DictValue original = written.equals("this") ? model : original(test, written);
            DictValue input = input(test, given, original);
            String originalId = Fields.text(original, "unique_id", "");
            inputs.put(originalId, input);
            if (originalId.equals(modelId)) {
                ownInput = Optional.of(input);
            }
        }
        return new UnitTestCase(node(test, model, inputs), inputs, ownInput);
    }

    private static DictValue node(DictValue test, DictValue model, Map<String, DictValue> inputs) {
        String name = Fields.text(test, "name", "")
                + Fields.text(model, "version").map(version -> "_v" + version).orElse("");
        DictValue expect = Fields.dict(test, "expect");
        boolean isSql = Fields.text(expect, "format", "").equals("sql");
        DictValue config = Fields.copy(Fields.dict(test, "config"));
        config.put("materialized", StringValue.of("unit"));
        config.put("expected_rows", isSql ? ListValue.empty() : ListValue.of(Fields.list(expect, "rows")));
        config.put("expected_sql", isSql ? Fields.orNone(Fields.text(expect, "rows")) : NoneValue.NONE);
        DictValue node = DictValue.empty();
        for (String key : List.of("package_name", "original_file_path", "unique_id", "overrides")) {
            node.put(key, test.find(key).orElse(NoneValue.NONE));
        }
        node.put("name", StringValue.of(name));
        node.put("resource_type", StringValue.of("unit_test"));
        node.put("path", StringValue.of("models/" + name + ".sql"));
        node.put("config", config);
        node.put("language", StringValue.of("sql"));
        node.put("alias", StringValue.of(name));
        node.put(
                "fqn",
                ListValue.ofStrings(List.of(Fields.text(test, "unique_id", "").split("\\."))));
        for (String key : List.of("raw_code", "database", "schema")) {
            node.put(key, model.find(key).orElse(NoneValue.NONE));
        }
        node.put("columns", DictValue.empty());
        node.put("tested_node_unique_id", model.find("unique_id").orElse(NoneValue.NONE));
        DictValue dependsOn = DictValue.empty();
        dependsOn.put("macros", ListValue.empty());
        dependsOn.put("nodes", ListValue.ofStrings(inputs.keySet()));
        node.put("depends_on", dependsOn);
        return node;
    }

    /** An ephemeral model of the fixture's rows. A source gets a name that no model has. */
    private static DictValue input(DictValue test, DictValue given, DictValue original) {
        boolean isSource = Fields.text(original, "resource_type", "").equals("source");
        String name = Fields.text(original, "name", "");
        String alias = Fields.text(original, isSource ? "identifier" : "alias", name);
        String ownName = isSource ? Fields.text(original, "source_name", "") + "__" + name : name;
        DictValue config = DictValue.empty();
        config.put("materialized", StringValue.of("ephemeral"));
        DictValue input = DictValue.empty();
        for (String key : List.of("package_name", "database", "schema", "fqn")) {
            input.put(key, original.find(key).orElse(NoneValue.NONE));
        }
        input.put("original_file_path", test.find("original_file_path").orElse(NoneValue.NONE));
        input.put(
                "unique_id",
                StringValue.of("model." + Fields.text(original, "package_name", "") + "." + ownName
                        + (isSource
                                ? ""
                                : Fields.text(original, "version")
                                        .map(version -> ".v" + version)
                                        .orElse(""))));
        input.put("name", StringValue.of(name));
        input.put("alias", StringValue.of(alias));
        input.put("cte_name", StringValue.of(isSource ? ownName : alias));
        input.put("resource_type", StringValue.of("model"));
        input.put("language", StringValue.of("sql"));
        input.put("path", StringValue.of(name + ".sql"));
        input.put("config", config);
        input.put("columns", DictValue.empty());
        input.put("raw_code", StringValue.of(code(given)));
        return input;
    }

    private static String code(DictValue given) {
        Value rows = given.find("rows").orElse(NoneValue.NONE);
        return Fields.text(given, "format", "").equals("sql")
                ? rows.toText()
                : "{{ get_fixture_sql(" + rows.repr() + ", None) }}";
    }

    /** What {@code ref(...)} or {@code source(...)} names. */
    private DictValue original(DictValue test, String written) {
        String packageName = Fields.text(test, "package_name", "");
        String file = Fields.text(test, "original_file_path", "");
        NodeScope scope = new NodeScope(language.macros(), packageName, Map.of());
        List<Optional<DictValue>> found = new ArrayList<>();
        scope.put("ref", new FunctionValue("ref", (_, arguments) -> {
            List<String> names =
                    arguments.positional().stream().map(Value::toText).toList();
            Value version =
                    arguments.named().getOrDefault("version", arguments.named().getOrDefault("v", NoneValue.NONE));
            found.add(
                    names.isEmpty()
                            ? Optional.empty()
                            : language.references()
                                    .node(
                                            names.getLast(),
                                            names.size() == 2 ? Optional.of(names.getFirst()) : Optional.empty(),
                                            version,
                                            packageName));
            return NoneValue.NONE;
        }));
        scope.put("source", new FunctionValue("source", (_, arguments) -> {
            List<String> names =
                    arguments.positional().stream().map(Value::toText).toList();
            found.add(
                    names.size() == 2
                            ? language.references().source(names.getFirst(), names.getLast(), packageName)
                            : Optional.empty());
            return NoneValue.NONE;
        }));
        TemplateEngine engine = language.engine();
        try {
            engine.compile(file, "{{ " + written + " }}")
                    .renderNative(scope, engine.startNative(UndefinedValue.Use.FAILS));
        } catch (TemplateException noCall) {
            found.clear();
        }
        return found.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> DbtError.REFERENCE.in(
                        file,
                        "Unit test '%s' has an input '%s' which leads to nothing"
                                .formatted(Fields.text(test, "name", ""), written),
                        "write ref('model'), source('source', 'table') or this"));
    }
}
