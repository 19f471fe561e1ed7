package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.List;

/** What makes a model the calendar of metrics. */
final class TimeSpine {
    private TimeSpine() {}

    /**
     * The time spine of a model, or None.
     *
     * @param columns those that are described
     * @throws FloeException if it names columns that are not described, or one without granularity
     */
    static Value of(Node model, DictValue written, DictValue columns) {
        if (!(written.find("time_spine").orElse(NoneValue.NONE) instanceof DictValue spine)) {
            return NoneValue.NONE;
        }
        String standard = Fields.text(spine, "standard_granularity_column", "");
        List<DictValue> custom = Fields.dicts(spine, "custom_granularities").stream()
                .map(each -> SemanticFields.pick(each, "name", "column_name"))
                .toList();
        List<String> named = new ArrayList<>();
        named.add(standard);
        custom.forEach(
                each -> named.add(Fields.text(each, "column_name").orElseGet(() -> Fields.text(each, "name", ""))));
        for (String name : named) {
            if (columns.find(name).isEmpty()) {
                throw SemanticFields.wrong(
                        model,
                        "has a time spine with the column '" + name + "', which is not described",
                        "describe it");
            }
        }
        if (Fields.find(Fields.dict(columns, standard), "granularity").isEmpty()) {
            throw SemanticFields.wrong(
                    model,
                    "has a time spine whose column '" + standard + "' has no granularity",
                    "give the column one, such as 'granularity: day'");
        }
        DictValue fields = SemanticFields.pick(spine, "standard_granularity_column");
        fields.put("custom_granularities", ListValue.of(custom));
        return fields;
    }
}
