package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.documents.Sha256;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the entries of unit tests, with their rows in one form; which model they test is found later. */
final class UnitTestParser {
    private final NodeFactory factory;
    private final UnitTestRows rows;

    UnitTestParser(NodeFactory factory, UnitTestRows rows) {
        this.factory = factory;
        this.rows = rows;
    }

    /**
     * Reads one entry below {@code unit_tests:}.
     *
     * @throws FloeException if it lacks something, or its rows are not of the form that it names
     */
    Node parse(Properties.Entry entry) {
        DictValue written = entry.rendered();
        String model = Fields.text(written, "model")
                .orElseThrow(() -> wrong(entry, "has no 'model'", "name the model that it tests"));
        if (written.find("given").isEmpty() || !(written.find("expect").orElse(NoneValue.NONE) instanceof DictValue)) {
            throw wrong(
                    entry, "has no 'given' or no 'expect'", "give rows to what the model reads, and those it makes");
        }
        List<String> fqn = new ArrayList<>();
        fqn.add(entry.project().name());
        fqn.addAll(entry.file().folders());
        fqn.add(model);
        fqn.add(entry.name());
        ListValue given = ListValue.empty();
        Fields.dicts(written, "given").forEach(input -> given.elements().add(input(entry, input)));
        DictValue expect = rows.fixture(entry, Fields.dict(written, "expect"), Optional.empty());
        DictValue fields = DictValue.empty();
        fields.put("model", StringValue.of(model));
        fields.put("given", given);
        fields.put("expect", expect);
        fields.put("name", StringValue.of(entry.name()));
        fields.put("resource_type", StringValue.of("unit_test"));
        fields.put("package_name", StringValue.of(entry.project().name()));
        fields.put("path", StringValue.of(entry.file().relativePath()));
        fields.put("original_file_path", StringValue.of(entry.file().originalPath()));
        fields.put(
                "unique_id", StringValue.of("unit_test." + entry.project().name() + "." + model + "." + entry.name()));
        fields.put("fqn", ListValue.ofStrings(fqn));
        fields.put("description", StringValue.of(Fields.text(written, "description", "")));
        fields.put("overrides", overrides(written));
        fields.put(
                "config",
                factory.configs()
                        .rendered(
                                ResourceKind.UNIT_TEST,
                                entry.project(),
                                fqn,
                                Fields.dict(written, "config"),
                                DictValue.empty()));
        fields.put("schema", NoneValue.NONE);
        fields.put("created_at", NoneValue.NONE);
        fields.put("versions", versions(entry, written));
        fields.put("version", NoneValue.NONE);
        fields.put("checksum", StringValue.of(checksum(fields)));
        return new Node(ResourceKind.UNIT_TEST, entry.project(), fields);
    }

    private DictValue input(Properties.Entry entry, DictValue written) {
        String input = Fields.text(written, "input")
                .orElseThrow(
                        () -> wrong(entry, "has a 'given' without 'input'", "write 'input: ref(...)' or the like"));
        DictValue given = DictValue.empty();
        given.put("input", StringValue.of(input));
        given.entries().putAll(rows.fixture(entry, written, Optional.of(input)).entries());
        return given;
    }

    private static Value overrides(DictValue written) {
        if (!(written.find("overrides").orElse(NoneValue.NONE) instanceof DictValue overrides)) {
            return NoneValue.NONE;
        }
        DictValue all = DictValue.empty();
        for (String key : List.of("macros", "vars", "env_vars")) {
            all.put(key, Fields.dict(overrides, key));
        }
        return all;
    }

    private static Value versions(Properties.Entry entry, DictValue written) {
        if (!(written.find("versions").orElse(NoneValue.NONE) instanceof DictValue versions)) {
            return NoneValue.NONE;
        }
        DictValue all = DictValue.empty();
        for (String key : List.of("include", "exclude")) {
            all.put(key, versions.find(key).orElse(NoneValue.NONE));
        }
        if (all.entries().values().stream().allMatch(Value::isTrue)) {
            throw wrong(entry, "both includes and excludes versions", "leave one of 'include' and 'exclude'");
        }
        return all;
    }

    /** What dbt makes the checksum of is the text of Python's objects. */
    private static String checksum(DictValue fields) {
        StringBuilder all = new StringBuilder(Fields.text(fields, "model", ""));
        all.append('-').append(text("UnitTestNodeVersions", fields.find("versions")));
        all.append('-')
                .append(Fields.dicts(fields, "given").stream()
                        .map(given -> text("UnitTestInputFixture", given))
                        .collect(Collectors.joining(", ", "[", "]")));
        all.append('-').append(text("UnitTestOutputFixture", fields.find("expect")));
        all.append('-').append(text("UnitTestOverrides", fields.find("overrides")));
        Fields.dicts(fields, "given").stream()
                .filter(given -> Fields.find(given, "fixture").isPresent())
                .forEach(given -> all.append('-').append(Fields.text(given, "rows", "")));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String type, Optional<Value> value) {
        return value.orElse(NoneValue.NONE) instanceof DictValue dict ? text(type, dict) : "None";
    }

    private static String text(String type, DictValue dict) {
        return dict.entries().entrySet().stream()
                .map(entry -> entry.getKey().toText() + "="
                        + (entry.getKey().toText().equals("format")
                                ? format(entry.getValue().toText())
                                : entry.getValue().repr()))
                .collect(Collectors.joining(", ", type + "(", ")"));
    }

    private static String format(String format) {
        String name = format.equals("dict") ? "Dict" : format.toUpperCase(Locale.ROOT);
        return "<UnitTestFormat.%s: '%s'>".formatted(name, format);
    }

    static FloeException wrong(Properties.Entry entry, String fact, String help) {
        return DbtError.PROPERTIES.in(entry.file().displayPath(), "Unit test '" + entry.name() + "' " + fact, help);
    }
}
