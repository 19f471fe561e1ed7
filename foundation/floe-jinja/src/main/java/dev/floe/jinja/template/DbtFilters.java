package dev.floe.jinja.template;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;

/** The filter that dbt adds to Jinja2 for every renderer. */
final class DbtFilters {
    private DbtFilters() {}

    static Evaluation.Filter isList() {
        return (evaluation, value, arguments) -> BoolValue.of(value instanceof ListValue);
    }
}
