package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.project.BaseNames;
import dev.floe.dbt.project.SettingsRenderer;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A generic test as a properties file asks for it: its arguments apart from its configuration, and the names and the hash
 * that dbt makes of them.
 *
 * @param name the test, without its package
 * @param shortName the name of its file, at most 63 characters
 * @param fullName the name of the node
 */
record GenericTest(
        String name,
        Optional<String> namespace,
        DictValue arguments,
        DictValue config,
        String shortName,
        String fullName,
        String description) {
    private static final Pattern NAME = Pattern.compile("(?:([A-Za-z0-9_]+)\\.)?([A-Za-z0-9_]+)");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^0-9a-zA-Z_]+");
    private static final int LONGEST_NAME = 63;
    private static final List<String> CONFIG_ARGUMENTS = List.of(
            "severity",
            "tags",
            "enabled",
            "where",
            "limit",
            "warn_if",
            "error_if",
            "fail_calc",
            "store_failures",
            "store_failures_as",
            "meta",
            "database",
            "schema",
            "alias");

    /**
     * What is tested.
     *
     * @param name what the test's name has of it
     * @param reference the call that stands for it, such as {@code ref('orders')}
     * @param prefix what comes before the name of a test of a source
     */
    record Target(String name, String reference, String prefix) {}

    /** Whether {@code arguments:} holds the arguments, as the flag require_generic_test_arguments_property says. */
    enum ArgumentsProperty {
        UNFOLDED,
        KEPT
    }

    /**
     * Reads one item of a list of tests.
     *
     * @param column the column it is written at
     * @throws FloeException if it is none
     */
    static GenericTest of(
            Value item,
            Target target,
            Optional<String> column,
            SettingsRenderer settings,
            ArgumentsProperty property,
            String file) {
        String written;
        DictValue arguments;
        if (item instanceof StringValue plain) {
            written = plain.value();
            arguments = DictValue.empty();
        } else if (item instanceof DictValue dict && dict.find("test_name").isPresent()) {
            arguments = Fields.copy(dict);
            written = removed(arguments, "test_name").map(Value::toText).orElse("");
        } else if (item instanceof DictValue dict && dict.entries().size() == 1) {
            var only = dict.entries().entrySet().iterator().next();
            written = only.getKey().toText();
            arguments = only.getValue() instanceof DictValue given ? Fields.copy(given) : DictValue.empty();
        } else {
            throw DbtError.PROPERTIES.in(
                    file,
                    "A test of '" + target.name() + "' is neither a name nor a name with arguments: " + item.repr(),
                    "write '- unique' or '- accepted_values: {values: [...]}'");
        }
        column.ifPresent(name -> arguments.put("column_name", StringValue.of(name)));
        if (property == ArgumentsProperty.UNFOLDED
                && removed(arguments, "arguments").orElse(NoneValue.NONE) instanceof DictValue nested) {
            arguments.entries().putAll(nested.entries());
        }
        return of(written, arguments, target, settings, file);
    }

    private static GenericTest of(
            String written, DictValue arguments, Target target, SettingsRenderer settings, String file) {
        Matcher matcher = NAME.matcher(written);
        if (!matcher.matches()) {
            throw DbtError.PROPERTIES.in(
                    file,
                    "'" + written + "' is not the name of a test",
                    "write a name, or a package, a dot and a name");
        }
        arguments.put("model", StringValue.of("{{ get_where_subquery(" + target.reference() + ") }}"));
        DictValue config = config(arguments, settings);
        String description =
                removed(arguments, "description").map(Value::toText).orElse("");
        Optional<String> namespace = Optional.ofNullable(matcher.group(1));
        String name = matcher.group(2);
        Optional<Value> custom = removed(arguments, "name");
        if (custom.isPresent()) {
            String given = custom.get().toText();
            return new GenericTest(name, namespace, arguments, config, given, given, description);
        }
        String type = namespace.map(prefix -> prefix + "_").orElse("") + target.prefix() + name;
        String full = fullName(type, target.name(), arguments);
        String identifier = type + "_" + target.name();
        String cut = identifier.length() > 30 ? identifier.substring(0, 30) : identifier;
        String shortName = full.length() > LONGEST_NAME ? cut + "_" + BaseNames.md5(full) : full;
        if (!shortName.equals(full) && config.find("alias").isEmpty()) {
            config.put("alias", StringValue.of(shortName));
        }
        return new GenericTest(name, namespace, arguments, config, shortName, full, description);
    }

    private static Optional<Value> removed(DictValue dict, String key) {
        return Optional.ofNullable(dict.entries().remove(StringValue.of(key)));
    }

    private static DictValue config(DictValue arguments, SettingsRenderer settings) {
        DictValue nested = removed(arguments, "config").orElse(NoneValue.NONE) instanceof DictValue dict
                ? dict
                : DictValue.empty();
        DictValue config = DictValue.empty();
        for (String key : CONFIG_ARGUMENTS) {
            removed(arguments, key)
                    .filter(Value::isTrue)
                    .or(() -> removed(nested, key))
                    .ifPresent(value -> put(config, key, value, settings));
        }
        nested.entries().forEach((key, value) -> put(config, key.toText(), value, settings));
        return config;
    }

    private static void put(DictValue config, String key, Value value, SettingsRenderer settings) {
        Value rendered = value instanceof StringValue text ? settings.renderText(text.value()) : value;
        if (rendered != NoneValue.NONE) {
            config.put(key, rendered);
        }
    }

    private static String fullName(String type, String target, DictValue arguments) {
        List<String> parts = new ArrayList<>();
        arguments.entries().entrySet().stream()
                .filter(entry -> !entry.getKey().toText().equals("model"))
                .sorted((a, b) -> a.getKey().toText().compareTo(b.getKey().toText()))
                .forEach(entry -> flatten(entry.getValue())
                        .forEach(part ->
                                parts.add(NOT_IN_NAMES.matcher(part.toText()).replaceAll("_"))));
        return type + "_" + target + "_" + String.join("__", parts);
    }

    private static List<Value> flatten(Value value) {
        return switch (value) {
            case DictValue dict -> List.copyOf(dict.entries().values());
            case ListValue list -> list.elements();
            case TupleValue tuple -> tuple.elements();
            default -> List.of(value);
        };
    }

    String macroName() {
        return "test_" + name;
    }

    /** What the manifest keeps of it, and what its hash is made of. */
    DictValue metadata() {
        DictValue metadata = DictValue.empty();
        metadata.put("name", StringValue.of(name));
        metadata.put("kwargs", arguments);
        metadata.put("namespace", Fields.orNone(namespace));
        return metadata;
    }

    /** The last ten digits of an MD5 over Python's text of everything that makes the test what it is. */
    String hash() {
        String all = BaseNames.md5(fullName + hashable(metadata()).repr());
        return all.substring(all.length() - 10);
    }

    private static Value hashable(Value value) {
        return switch (value) {
            case DictValue dict -> {
                DictValue sorted = DictValue.empty();
                dict.entries().entrySet().stream()
                        .sorted((a, b) ->
                                a.getKey().toText().compareTo(b.getKey().toText()))
                        .forEach(entry -> sorted.put(entry.getKey().toText(), hashable(entry.getValue())));
                yield sorted;
            }
            case ListValue list ->
                ListValue.of(list.elements().stream().map(GenericTest::hashable).toList());
            default -> StringValue.of(value.toText());
        };
    }

    /** The template that calls the test. */
    String code() {
        String macro = namespace.map(name -> name + ".").orElse("") + macroName();
        StringBuilder configs = new StringBuilder();
        config.entries().forEach((key, value) -> configs.append(configs.isEmpty() ? "" : ",")
                .append(key.toText())
                .append('=')
                .append(
                        value instanceof StringValue text
                                ? '"' + text.value().replace("\"", "\\\"") + '"'
                                : value.toText()));
        return "{{ " + macro + "(**_dbt_generic_test_kwargs) }}"
                + (configs.isEmpty() ? "" : "{{ config(" + configs + ") }}");
    }

    /** Whether dbt takes a short cut: its own {@code unique} and {@code not_null} are not rendered. */
    static boolean isStatic(Macro macro) {
        return macro.packageName().equals("dbt")
                && (macro.name().equals("test_unique") || macro.name().equals("test_not_null"));
    }
}
