package dev.floe.dbt.compile;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * {@code config} once the project is parsed: calling it does nothing any more, and its methods read what was configured.
 *
 * @param node the node's entry in the manifest
 */
record ConfigValue(DictValue node) implements CallableValue {
    private static final List<String> SNAPSHOT_COLUMNS =
            List.of("dbt_valid_from", "dbt_valid_to", "dbt_scd_id", "dbt_updated_at", "dbt_is_deleted");
    private static final Parameters GET = Parameters.of("get(name, default=None, validator=None)");
    private static final Parameters REQUIRE = Parameters.of("require(name, validator=None)");

    @Override
    public String name() {
        return "config";
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        return StringValue.EMPTY;
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "get" ->
                Optional.of(FunctionValue.of(GET, (evaluation, bound) -> get(evaluation, configured(), bound)));
            case "meta_get" ->
                Optional.of(FunctionValue.of(GET, (evaluation, bound) -> get(evaluation, meta(), bound)));
            case "require" ->
                Optional.of(FunctionValue.of(REQUIRE, (evaluation, bound) -> require(evaluation, configured(), bound)));
            case "meta_require" ->
                Optional.of(FunctionValue.of(REQUIRE, (evaluation, bound) -> require(evaluation, meta(), bound)));
            case "set" -> Optional.of(new FunctionValue("set", (_, _) -> StringValue.EMPTY));
            case "persist_relation_docs" -> Optional.of(new FunctionValue(name, (_, _) -> persisted("relation")));
            case "persist_column_docs" -> Optional.of(new FunctionValue(name, (_, _) -> persisted("columns")));
            case "model" -> Optional.of(node);
            default -> Optional.empty();
        };
    }

    /** A snapshot also knows all names of its columns, of which its configuration has those that are chosen. */
    private DictValue configured() {
        DictValue config = Fields.dict(node, "config");
        if (!Fields.text(node, "resource_type", "").equals("snapshot")) {
            return config;
        }
        DictValue chosen = Fields.dict(config, "snapshot_meta_column_names");
        DictValue names = DictValue.empty();
        SNAPSHOT_COLUMNS.forEach(
                name -> names.put(name, chosen.find(name).filter(Value::isTrue).orElse(StringValue.of(name))));
        DictValue all = DictValue.of(config.entries());
        all.put("snapshot_table_column_names", names);
        return all;
    }

    private DictValue meta() {
        return Fields.dict(configured(), "meta");
    }

    /** Hooks stand under a name with a hyphen in the manifest, and are asked for by one with an underscore. */
    private static String key(BoundArguments arguments) {
        return switch (arguments.text("name")) {
            case "pre_hook" -> "pre-hook";
            case "post_hook" -> "post-hook";
            default -> arguments.text("name");
        };
    }

    private static Value get(Evaluation evaluation, DictValue values, BoundArguments arguments) {
        Value fallback = arguments.value("default", NoneValue.NONE);
        Value value = values.find(key(arguments)).orElse(fallback);
        if (fallback != NoneValue.NONE) {
            validate(evaluation, arguments, value);
        }
        return value;
    }

    private Value require(Evaluation evaluation, DictValue values, BoundArguments arguments) {
        Value value = values.find(key(arguments))
                .orElseThrow(() -> TemplateException.of(
                        ErrorKind.RAISED,
                        "'%s' does not define a required config parameter '%s'"
                                .formatted(Fields.text(node, "unique_id", ""), arguments.text("name"))));
        validate(evaluation, arguments, value);
        return value;
    }

    private static void validate(Evaluation evaluation, BoundArguments arguments, Value value) {
        arguments
                .find("validator")
                .filter(validator -> validator != NoneValue.NONE)
                .ifPresent(validator -> evaluation.call(validator, Arguments.of(value)));
    }

    private Value persisted(String key) {
        return switch (configured().find("persist_docs").orElse(NoneValue.NONE)) {
            case DictValue chosen -> chosen.find(key).orElse(BoolValue.FALSE);
            case NoneValue _ -> BoolValue.FALSE;
            case Value other ->
                throw TemplateException.of(ErrorKind.RAISED, "'persist_docs' must be a dict, not " + other.repr());
        };
    }

    @Override
    public String typeName() {
        return "RuntimeConfigObject";
    }
}
