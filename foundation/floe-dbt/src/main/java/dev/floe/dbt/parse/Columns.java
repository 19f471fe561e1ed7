package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import java.util.List;
import java.util.Set;

/** The columns that a properties file describes, as the manifest has them. */
final class Columns {
    /** What a column says that is not kept beside it. */
    private static final Set<String> KNOWN = Set.of("tests", "data_tests", "dimension", "entity");

    private final Docs docs;

    Columns(Docs docs) {
        this.docs = docs;
    }

    DictValue of(Properties.Entry entry, DictValue described) {
        DictValue columns = DictValue.empty();
        for (DictValue column : Fields.dicts(described, "columns")) {
            columns.put(Fields.text(column, "name", ""), column(entry, column));
        }
        return columns;
    }

    private DictValue column(Properties.Entry entry, DictValue written) {
        Docs.Description description = docs.render(
                entry.project().name(), entry.file().originalPath(), Fields.text(written, "description", ""));
        DictValue config = Fields.dict(written, "config");
        DictValue meta = DictValue.of(Fields.dict(written, "meta").entries());
        meta.entries().putAll(Fields.dict(config, "meta").entries());
        ListValue tags = ListValue.of(Fields.list(written, "tags"));
        tags.elements().addAll(Fields.list(config, "tags"));
        DictValue finished = DictValue.of(config.entries());
        finished.put("meta", meta);
        finished.put("tags", tags);
        DictValue column = DictValue.empty();
        column.put("name", StringValue.of(Fields.text(written, "name", "")));
        column.put("description", StringValue.of(description.text()));
        column.put("meta", meta);
        column.put("data_type", written.find("data_type").orElse(NoneValue.NONE));
        column.put("constraints", constraints(Fields.dicts(written, "constraints")));
        column.put("quote", written.find("quote").orElse(NoneValue.NONE));
        column.put("config", finished);
        column.put("tags", tags);
        column.put("granularity", written.find("granularity").orElse(NoneValue.NONE));
        column.put("doc_blocks", ListValue.ofStrings(description.blocks()));
        written.entries().forEach((key, value) -> {
            if (!KNOWN.contains(key.toText())) {
                column.entries().putIfAbsent(key, value);
            }
        });
        return column;
    }

    /** Constraints with all their keys. */
    static ListValue constraints(List<DictValue> written) {
        ListValue constraints = ListValue.empty();
        for (DictValue each : written) {
            DictValue constraint = DictValue.empty();
            constraint.put("type", each.find("type").orElse(NoneValue.NONE));
            constraint.put("name", each.find("name").orElse(NoneValue.NONE));
            constraint.put("expression", each.find("expression").orElse(NoneValue.NONE));
            constraint.put("warn_unenforced", each.find("warn_unenforced").orElse(BoolValue.TRUE));
            constraint.put("warn_unsupported", each.find("warn_unsupported").orElse(BoolValue.TRUE));
            constraint.put("to", each.find("to").orElse(NoneValue.NONE));
            constraint.put("to_columns", ListValue.of(Fields.list(each, "to_columns")));
            if (each.find("columns").isPresent()) {
                constraint.put("columns", each.find("columns").orElse(NoneValue.NONE));
            }
            constraints.elements().add(constraint);
        }
        return constraints;
    }
}
