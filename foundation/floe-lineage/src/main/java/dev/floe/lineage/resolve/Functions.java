package dev.floe.lineage.resolve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What functions do with their arguments, by their names in lower case. */
final class Functions {
    private static final Set<String> AGGREGATES = Set.of(
            "any_value",
            "approx_count_distinct",
            "approx_distinct",
            "approx_percentile",
            "approx_quantile",
            "arbitrary",
            "arg_max",
            "arg_max_null",
            "arg_min",
            "arg_min_null",
            "argmax",
            "argmin",
            "array_agg",
            "array_agg_distinct",
            "avg",
            "bit_and",
            "bit_or",
            "bit_xor",
            "bitstring_agg",
            "bool_and",
            "bool_or",
            "collect_list",
            "collect_set",
            "corr",
            "count",
            "count_distinct",
            "count_if",
            "countif",
            "countstar",
            "covar_pop",
            "covar_samp",
            "entropy",
            "every",
            "favg",
            "first",
            "fsum",
            "geomean",
            "geometric_mean",
            "group_concat",
            "histogram",
            "hll",
            "json_agg",
            "json_group_array",
            "json_group_object",
            "json_object_agg",
            "jsonb_agg",
            "jsonb_object_agg",
            "kahan_sum",
            "kurtosis",
            "kurtosis_pop",
            "last",
            "list",
            "listagg",
            "mad",
            "max",
            "max_by",
            "mean",
            "median",
            "min",
            "min_by",
            "mode",
            "object_agg",
            "percentile",
            "percentile_approx",
            "percentile_cont",
            "percentile_disc",
            "product",
            "quantile",
            "quantile_cont",
            "quantile_disc",
            "regr_avgx",
            "regr_avgy",
            "regr_count",
            "regr_intercept",
            "regr_r2",
            "regr_slope",
            "regr_sxx",
            "regr_sxy",
            "regr_syy",
            "reservoir_quantile",
            "sem",
            "skewness",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "string_agg",
            "sum",
            "sum_no_overflow",
            "sumkahan",
            "var_pop",
            "var_samp",
            "variance",
            "xmlagg");
    private static final Set<String> ROW_MAKERS = Set.of(
            "unnest",
            "explode",
            "explode_outer",
            "posexplode",
            "flatten",
            "generate_series",
            "range",
            "unlist",
            "regexp_split_to_table",
            "jsonb_array_elements",
            "json_array_elements",
            "jsonb_array_elements_text",
            "json_array_elements_text",
            "jsonb_each",
            "json_each",
            "generate_subscripts",
            "string_split_to_table");
    private static final Set<String> CHOICES = Set.of("if", "iff", "iif");
    private static final Set<String> COUNTS =
            Set.of("count", "row_number", "rank", "dense_rank", "ntile", "approx_count_distinct");
    private static final Set<String> TEXTS = Set.of(
            "lower",
            "upper",
            "concat",
            "concat_ws",
            "trim",
            "ltrim",
            "rtrim",
            "replace",
            "substr",
            "substring",
            "md5",
            "sha1",
            "sha256",
            "string_agg",
            "listagg",
            "lpad",
            "rpad",
            "regexp_replace",
            "split_part",
            "strftime",
            "reverse",
            "initcap");
    /** Those whose result has the type of their first argument. */
    private static final Set<String> KEEPING =
            Set.of("max", "min", "any_value", "first", "last", "lag", "lead", "first_value", "last_value", "nullif");

    private static final Set<String> NUMBERS_ONLY = Set.of("sum", "product");

    private Functions() {}

    static boolean isAggregate(String name) {
        return AGGREGATES.contains(name);
    }

    /** Whether it gives several rows for one. */
    static boolean makesRows(String name) {
        return ROW_MAKERS.contains(name);
    }

    /** Whether its first argument only chooses between the others. */
    static boolean isChoice(String name) {
        return CHOICES.contains(name);
    }

    static Optional<String> type(String name, List<Value> arguments) {
        if (COUNTS.contains(name)) {
            return Optional.of("BIGINT");
        }
        if (TEXTS.contains(name)) {
            return Optional.of("VARCHAR");
        }
        return KEEPING.contains(name) && !arguments.isEmpty()
                ? arguments.getFirst().type()
                : Optional.empty();
    }

    /** Whether every engine refuses to call it with a value of this type. */
    static boolean refuses(String name, String type) {
        if (!NUMBERS_ONLY.contains(name)) {
            return false;
        }
        String plain = type.toUpperCase(Locale.ROOT);
        return plain.equals("DATE") || (plain.startsWith("TIMESTAMP") && !plain.contains("["));
    }
}
