package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the entries of metrics; which measures they come from is found later. */
final class MetricParser {
    private static final Set<String> TYPES = Set.of("simple", "ratio", "cumulative", "derived", "conversion");
    private static final Set<String> GRAINS = Set.of(
            "nanosecond",
            "microsecond",
            "millisecond",
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "quarter",
            "year");
    private static final Pattern WINDOW = Pattern.compile("(\\d+) (\\S+)");

    private final SemanticFields shared;

    MetricParser(SemanticFields shared) {
        this.shared = shared;
    }

    /**
     * Makes a metric.
     *
     * @param written the entry itself, or what a measure makes a metric of
     * @throws FloeException if its type is none, or it lacks what its type needs
     */
    Node parse(Properties.Entry entry, DictValue written) {
        Node metric = shared.node(ResourceKind.METRIC, entry, written);
        String type = Fields.text(written, "type", "");
        if (!TYPES.contains(type)) {
            throw SemanticFields.wrong(
                    metric,
                    "is of type '" + type + "'",
                    "choose one of simple, ratio, cumulative, derived, conversion");
        }
        metric.put("description", StringValue.of(Fields.text(metric.fields(), "description", "")));
        metric.put("type", StringValue.of(type));
        metric.put("type_params", parameters(metric, type, Fields.dict(written, "type_params")));
        requireParts(metric, type);
        metric.put("filter", SemanticFields.filter(written, "filter"));
        metric.put("time_granularity", written.find("time_granularity").orElse(NoneValue.NONE));
        DictValue meta = Fields.dict(metric.config(), "meta");
        metric.put("meta", meta.isTrue() ? meta : Fields.dict(written, "meta"));
        metric.put("tags", ListValue.of(Fields.list(written, "tags")));
        metric.put("sources", ListValue.empty());
        metric.put("metrics", ListValue.empty());
        return metric;
    }

    private static void requireParts(Node metric, String type) {
        if (type.equals("ratio") && inputs(metric).size() < 2) {
            throw SemanticFields.wrong(
                    metric, "of type 'ratio' has no numerator or no denominator", "name both below 'type_params'");
        }
        if (type.equals("conversion") && measures(metric).size() < 2) {
            throw SemanticFields.wrong(
                    metric,
                    "of type 'conversion' has no base measure or no conversion measure",
                    "name both below 'conversion_type_params'");
        }
    }

    private static DictValue parameters(Node metric, String type, DictValue written) {
        DictValue parameters = DictValue.empty();
        parameters.put("measure", measure(written.find("measure")));
        parameters.put("input_measures", ListValue.empty());
        parameters.put("numerator", input(metric, written.find("numerator")));
        parameters.put("denominator", input(metric, written.find("denominator")));
        parameters.put("expr", SemanticFields.text(written, "expr"));
        parameters.put("window", window(metric, written, "window"));
        parameters.put("grain_to_date", written.find("grain_to_date").orElse(NoneValue.NONE));
        parameters.put(
                "metrics",
                ListValue.of(Fields.list(written, "metrics").stream()
                        .map(each -> input(metric, Optional.of(each)))
                        .toList()));
        parameters.put("conversion_type_params", conversion(metric, written));
        parameters.put(
                "cumulative_type_params", type.equals("cumulative") ? cumulative(metric, written) : NoneValue.NONE);
        parameters.put("metric_aggregation_params", NoneValue.NONE);
        return parameters;
    }

    private static Value measure(Optional<Value> written) {
        DictValue named = named(written);
        if (named.entries().isEmpty()) {
            return NoneValue.NONE;
        }
        DictValue measure = SemanticFields.pick(named, "name", "alias", "join_to_timespine", "fill_nulls_with");
        measure.put("filter", SemanticFields.filter(named, "filter"));
        return SemanticFields.withDefaults(measure, Map.of("join_to_timespine", BoolValue.FALSE));
    }

    private static Value input(Node metric, Optional<Value> written) {
        DictValue named = named(written);
        if (named.entries().isEmpty()) {
            return NoneValue.NONE;
        }
        DictValue input = SemanticFields.pick(named, "name", "alias", "offset_to_grain");
        input.put("filter", SemanticFields.filter(named, "filter"));
        input.put("offset_window", window(metric, named, "offset_window"));
        return input;
    }

    /** A name stands for a dict with nothing but that name. */
    private static DictValue named(Optional<Value> written) {
        return switch (written.orElse(NoneValue.NONE)) {
            case DictValue dict -> dict;
            case NoneValue _ -> DictValue.empty();
            case Value name -> DictValue.ofNamed(Map.of("name", name));
        };
    }

    private static Value conversion(Node metric, DictValue written) {
        if (!(written.find("conversion_type_params").orElse(NoneValue.NONE) instanceof DictValue dict)) {
            return NoneValue.NONE;
        }
        DictValue conversion = SemanticFields.withDefaults(
                SemanticFields.pick(dict, "entity", "calculation", "constant_properties"),
                Map.of("calculation", StringValue.of("conversion_rate")));
        conversion.put("base_measure", measure(dict.find("base_measure")));
        conversion.put("conversion_measure", measure(dict.find("conversion_measure")));
        conversion.put("window", window(metric, dict, "window"));
        return conversion;
    }

    /** What stood beside {@code cumulative_type_params} before there were any still counts. */
    private static Value cumulative(Node metric, DictValue written) {
        DictValue own = Fields.dict(written, "cumulative_type_params");
        DictValue cumulative = DictValue.empty();
        cumulative.put("window", window(metric, Fields.find(own, "window").isPresent() ? own : written, "window"));
        cumulative.put(
                "grain_to_date",
                Fields.find(own, "grain_to_date")
                        .or(() -> written.find("grain_to_date"))
                        .orElse(NoneValue.NONE));
        cumulative.put("period_agg", StringValue.of(Fields.text(own, "period_agg", "first")));
        cumulative.put("metric", NoneValue.NONE);
        return cumulative;
    }

    private static Value window(Node metric, DictValue written, String key) {
        Optional<String> text = Fields.text(written, key);
        if (text.isEmpty()) {
            return NoneValue.NONE;
        }
        Matcher parts = WINDOW.matcher(text.get().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw SemanticFields.wrong(
                    metric,
                    "has the window '" + text.get() + "'",
                    "write a count and a granularity, such as '28 days'");
        }
        String grain = parts.group(2);
        String singular = grain.endsWith("s") ? grain.substring(0, grain.length() - 1) : grain;
        DictValue window = DictValue.empty();
        window.put("count", IntValue.of(Long.parseLong(parts.group(1))));
        window.put("granularity", StringValue.of(GRAINS.contains(singular) ? singular : grain));
        return window;
    }

    /** What a measure with {@code create_metric: true} is as a metric. */
    static DictValue ofMeasure(DictValue measure, Node semanticModel) {
        String name = Fields.text(measure, "name", "");
        DictValue parameters = DictValue.empty();
        parameters.put("measure", StringValue.of(name));
        parameters.put(
                "expr", Fields.find(measure, "expr").filter(Value::isTrue).orElse(StringValue.of(name)));
        DictValue config = DictValue.empty();
        config.put("enabled", BoolValue.of(semanticModel.isEnabled()));
        config.put("meta", Fields.dict(semanticModel.config(), "meta"));
        DictValue written = DictValue.empty();
        written.put("name", StringValue.of(name));
        written.put("label", StringValue.of(Fields.text(measure, "label", name)));
        written.put("type", StringValue.of("simple"));
        written.put("type_params", parameters);
        written.put(
                "description",
                StringValue.of(Fields.text(measure, "description", "Metric created from measure " + name)));
        written.put("config", config);
        return written;
    }

    /** The measures of a metric that names them itself. */
    static List<DictValue> measures(Node metric) {
        DictValue parameters = Fields.dict(metric.fields(), "type_params");
        return switch (metric.text("type")) {
            case "simple", "cumulative" -> Fields.dicts(parameters, "measure");
            case "conversion" ->
                parts(Fields.dict(parameters, "conversion_type_params"), "base_measure", "conversion_measure");
            default -> List.of();
        };
    }

    /** The metrics that a metric is made of. */
    static List<DictValue> inputs(Node metric) {
        DictValue parameters = Fields.dict(metric.fields(), "type_params");
        return switch (metric.text("type")) {
            case "derived" -> Fields.dicts(parameters, "metrics");
            case "ratio" -> parts(parameters, "numerator", "denominator");
            default -> List.of();
        };
    }

    private static List<DictValue> parts(DictValue parameters, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> Fields.dicts(parameters, key).stream())
                .toList();
    }
}
