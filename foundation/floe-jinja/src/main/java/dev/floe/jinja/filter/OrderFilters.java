package dev.floe.jinja.filter;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The filters that order values. */
final class OrderFilters {
    private OrderFilters() {}

    static void addTo(FilterTable table) {
        table.with("sort(reverse=False, case_sensitive=False, attribute=None)", OrderFilters::sort)
                .with("dictsort(case_sensitive=False, by='key', reverse=False)", OrderFilters::sortDict)
                .with(
                        "min(case_sensitive=False, attribute=None)",
                        (evaluation, value, arguments) -> extreme(evaluation, value, arguments, -1))
                .with(
                        "max(case_sensitive=False, attribute=None)",
                        (evaluation, value, arguments) -> extreme(evaluation, value, arguments, 1))
                .with("groupby(attribute, default=None, case_sensitive=False)", OrderFilters::groupBy);
    }

    /** A value and what it is ordered by. */
    private record Keyed(List<Value> keys, Value value) {}

    private static Comparator<Keyed> order(Evaluation evaluation) {
        return (left, right) -> {
            evaluation.chargeSteps(1);
            for (int i = 0; i < left.keys().size(); i++) {
                Value a = left.keys().get(i);
                Value b = right.keys().get(i);
                if (i == left.keys().size() - 1 || !a.equals(b)) {
                    return Comparison.order(a, b);
                }
            }
            return 0;
        };
    }

    private static UnaryOperator<Value> caseRule(BoundArguments arguments) {
        return arguments.truth("case_sensitive", false) ? UnaryOperator.identity() : AttributePath::withoutCase;
    }

    private static Value sort(Evaluation evaluation, Value value, BoundArguments arguments) {
        List<UnaryOperator<Value>> getters =
                AttributePath.getters(evaluation, arguments.value("attribute", NoneValue.NONE));
        UnaryOperator<Value> caseRule = caseRule(arguments);
        List<Keyed> keyed = new ArrayList<>();
        for (Value element : Sequences.toList(evaluation, value)) {
            keyed.add(new Keyed(
                    getters.stream()
                            .map(getter -> caseRule.apply(getter.apply(element)))
                            .toList(),
                    element));
        }
        return sorted(evaluation, keyed, arguments);
    }

    private static Value sorted(Evaluation evaluation, List<Keyed> keyed, BoundArguments arguments) {
        Comparator<Keyed> order = order(evaluation);
        keyed.sort(arguments.truth("reverse", false) ? order.reversed() : order);
        return ListValue.of(keyed.stream().map(Keyed::value).toList());
    }

    private static Value sortDict(Evaluation evaluation, Value value, BoundArguments arguments) {
        String by = arguments.text("by", "key");
        if (!by.equals("key") && !by.equals("value")) {
            throw new TemplateException(ErrorKind.FILTER_ARGUMENT, "You can only sort by either \"key\" or \"value\"");
        }
        if (!(value instanceof DictValue dict)) {
            throw new TemplateException(
                    ErrorKind.ATTRIBUTE, "'" + value.typeName() + "' object has no attribute 'items'");
        }
        UnaryOperator<Value> caseRule = caseRule(arguments);
        List<Keyed> keyed = new ArrayList<>();
        dict.entries()
                .forEach((key, entry) -> keyed.add(
                        new Keyed(List.of(caseRule.apply(by.equals("key") ? key : entry)), TupleValue.of(key, entry))));
        return sorted(evaluation, keyed, arguments);
    }

    private static Value extreme(Evaluation evaluation, Value value, BoundArguments arguments, int wanted) {
        UnaryOperator<Value> getter = AttributePath.getter(evaluation, arguments.value("attribute", NoneValue.NONE));
        UnaryOperator<Value> caseRule = caseRule(arguments);
        List<Value> all = Sequences.toList(evaluation, value);
        if (all.isEmpty()) {
            return new UndefinedValue("No aggregated item, sequence was empty.", evaluation.undefinedUse());
        }
        Value best = all.getFirst();
        Value bestKey = caseRule.apply(getter.apply(best));
        for (Value candidate : all.subList(1, all.size())) {
            Value key = caseRule.apply(getter.apply(candidate));
            if (Integer.signum(Comparison.order(key, bestKey)) == wanted) {
                best = candidate;
                bestKey = key;
            }
        }
        return best;
    }

    private static Value groupBy(Evaluation evaluation, Value value, BoundArguments arguments) {
        Optional<Value> fallback = arguments.find("default").filter(absent -> absent != NoneValue.NONE);
        UnaryOperator<Value> getter = AttributePath.getter(evaluation, arguments.value("attribute"), fallback);
        UnaryOperator<Value> caseRule = caseRule(arguments);
        List<Keyed> keyed = new ArrayList<>();
        for (Value element : Sequences.toList(evaluation, value)) {
            keyed.add(new Keyed(List.of(caseRule.apply(getter.apply(element))), element));
        }
        keyed.sort(order(evaluation));
        ListValue groups = ListValue.empty();
        int start = 0;
        for (int i = 1; i <= keyed.size(); i++) {
            if (i == keyed.size()
                    || !keyed.get(i).keys().equals(keyed.get(start).keys())) {
                Value grouper = getter.apply(keyed.get(start).value());
                List<Value> members =
                        keyed.subList(start, i).stream().map(Keyed::value).toList();
                groups.elements().add(new GroupValue(grouper, ListValue.of(members)));
                start = i;
            }
        }
        return groups;
    }
}
