package dev.floe.dbt.compile;

import dev.floe.dbt.column.Column;
import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** {@code model}: a node as templates see it, which is its entry in the manifest without what is None. */
final class ModelValue {
    private ModelValue() {}

    static DictValue of(DictValue node, Optional<CompiledNode> compiled) {
        DictValue model = withoutNone(node);
        model.find("config")
                .ifPresent(
                        config -> model.put("config", config instanceof DictValue dict ? withoutNone(dict) : config));
        compiled.ifPresent(each -> addCode(model, each));
        if (isTranslated(node)) {
            model.put("columns", translated(Fields.dict(node, "columns")));
        }
        return model;
    }

    private static DictValue withoutNone(DictValue dict) {
        DictValue kept = DictValue.empty();
        dict.entries().forEach((key, value) -> {
            if (value != NoneValue.NONE) {
                kept.entries().put(key, value);
            }
        });
        return kept;
    }

    private static void addCode(DictValue model, CompiledNode compiled) {
        model.put("compiled", BoolValue.TRUE);
        model.put("compiled_code", StringValue.of(compiled.code()));
        model.put("compiled_sql", StringValue.of(compiled.code()));
        model.put("extra_ctes_injected", BoolValue.TRUE);
        model.put("extra_ctes", ctes(compiled));
    }

    /** The ephemeral models of a query as the manifest lists them. */
    static ListValue ctes(CompiledNode compiled) {
        return ListValue.of(compiled.ctes().stream()
                .map(cte -> {
                    DictValue fields = DictValue.empty();
                    fields.put("id", StringValue.of(cte.uniqueId()));
                    fields.put("sql", StringValue.of(cte.sql()));
                    return fields;
                })
                .toList());
    }

    /** Whether the types of columns may be written as dbt's own names for them, such as {@code string}. */
    private static boolean isTranslated(DictValue node) {
        return Fields.dict(node, "contract")
                .find("alias_types")
                .map(Value::isTrue)
                .orElse(false);
    }

    private static DictValue translated(DictValue columns) {
        DictValue translated = DictValue.empty();
        columns.entries().forEach((name, value) -> {
            DictValue column = value instanceof DictValue dict ? withoutNone(dict) : DictValue.empty();
            Fields.text(column, "data_type")
                    .ifPresent(type -> column.put("data_type", StringValue.of(Column.standardType(type))));
            translated.entries().put(name, column);
        });
        return translated;
    }
}
