package dev.floe.jinja.filter;

import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.Map;

/** Filters by name, with the parameters that Jinja2 gives them after the value. */
final class FilterTable {
    private final Map<String, Evaluation.Filter> filters = new HashMap<>();

    /** What a filter does. */
    @FunctionalInterface
    interface Body {
        Value apply(Evaluation evaluation, Value value, BoundArguments arguments);
    }

    /** Adds a filter with a signature such as {@code trim(chars=None)}. */
    FilterTable with(String signature, Body body) {
        Parameters parameters = Parameters.of(signature);
        return withFree(
                parameters.function(),
                (evaluation, value, arguments) -> body.apply(evaluation, value, parameters.bind(arguments)));
    }

    /** Adds a filter that takes any arguments. */
    FilterTable withFree(String name, Evaluation.Filter filter) {
        filters.put(name, filter);
        return this;
    }

    FilterTable alias(String alias, String name) {
        Evaluation.Filter filter = filters.get(name);
        if (filter == null) {
            throw new IllegalStateException("There is no filter '" + name + "'");
        }
        return withFree(alias, filter);
    }

    Map<String, Evaluation.Filter> all() {
        return Map.copyOf(filters);
    }
}
