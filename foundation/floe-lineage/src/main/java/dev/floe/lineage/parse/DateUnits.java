package dev.floe.lineage.parse;

import dev.floe.lineage.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words such as {@code day}, which look like columns where functions of time take them without quotes. */
final class DateUnits {
    private static final Set<String> FUNCTIONS = Set.of(
            "date_add",
            "date_diff",
            "date_part",
            "date_sub",
            "date_trunc",
            "dateadd",
            "datediff",
            "datename",
            "datepart",
            "datetime_add",
            "datetime_diff",
            "datetime_sub",
            "datetime_trunc",
            "last_day",
            "months_between",
            "time_add",
            "time_diff",
            "time_slice",
            "time_trunc",
            "timestamp_add",
            "timestamp_diff",
            "timestamp_sub",
            "timestamp_trunc",
            "timestampadd",
            "timestampdiff",
            "trunc",
            "extract");
    private static final Set<String> UNITS = Set.of(
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
            "year",
            "isoweek",
            "isoyear",
            "dayofweek",
            "dayofyear",
            "epoch",
            "decade",
            "century",
            "d",
            "dd",
            "mm",
            "yy",
            "yyyy",
            "hh",
            "mi",
            "ss",
            "ms",
            "weekday",
            "week_start",
            "days",
            "weeks",
            "months",
            "years",
            "hours",
            "minutes",
            "seconds");

    private DateUnits() {}

    static List<Expression> without(String function, List<Expression> arguments) {
        return FUNCTIONS.contains(function)
                ? arguments.stream()
                        .map(each -> isUnit(each) ? Expression.Literal.OTHER : each)
                        .toList()
                : arguments;
    }

    private static boolean isUnit(Expression expression) {
        return switch (expression) {
            case Expression.Column column ->
                column.path().size() == 1 && UNITS.contains(column.name().toLowerCase(Locale.ROOT));
            case Expression.Call call ->
                call.name().equals("week") && call.arguments().size() == 1;
            case Expression.AllColumns _,
                    Expression.Cast _,
                    Expression.Choice _,
                    Expression.Lambda _,
                    Expression.Literal _,
                    Expression.Nested _,
                    Expression.Operation _ -> false;
        };
    }
}
