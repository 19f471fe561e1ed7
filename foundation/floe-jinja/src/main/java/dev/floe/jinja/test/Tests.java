package dev.floe.jinja.test;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.operation.Comparison.Order;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.HostValue.Operation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** All tests of Jinja2. */
public final class Tests {
    private static final Map<String, Evaluation.Filter> ALL = create();

    private Tests() {}

    /** The tests by name; each gives {@code True} or {@code False}. */
    public static Map<String, Evaluation.Filter> all() {
        return ALL;
    }

    private static Map<String, Evaluation.Filter> create() {
        Map<String, Evaluation.Filter> tests = new HashMap<>();
        addTypes(tests);
        addNumbers(tests);
        addComparisons(tests);
        tests.put(
                "lower", is(value -> value.toText().equals(value.toText().toLowerCase(Locale.ROOT)) && isCased(value)));
        tests.put(
                "upper", is(value -> value.toText().equals(value.toText().toUpperCase(Locale.ROOT)) && isCased(value)));
        tests.put("escaped", is(value -> false));
        tests.put(
                "filter",
                (evaluation, value, arguments) ->
                        BoolValue.of(evaluation.filter(value.toText()).isPresent()));
        tests.put(
                "test",
                (evaluation, value, arguments) ->
                        BoolValue.of(evaluation.test(value.toText()).isPresent()));
        return Map.copyOf(tests);
    }

    private static boolean isCased(Value value) {
        return value.toText()
                .codePoints()
                .anyMatch(point -> Character.isUpperCase(point) || Character.isLowerCase(point));
    }

    private static void addTypes(Map<String, Evaluation.Filter> tests) {
        tests.put("defined", is(value -> !(value instanceof UndefinedValue)));
        tests.put("undefined", is(UndefinedValue.class::isInstance));
        tests.put("none", is(value -> value == NoneValue.NONE));
        tests.put("boolean", is(BoolValue.class::isInstance));
        tests.put("true", is(value -> value instanceof BoolValue && value.isTrue()));
        tests.put("false", is(value -> value instanceof BoolValue && !value.isTrue()));
        tests.put("integer", is(IntValue.class::isInstance));
        tests.put("float", is(FloatValue.class::isInstance));
        tests.put("number", is(NumberValue.class::isInstance));
        tests.put("string", is(StringValue.class::isInstance));
        tests.put("mapping", is(Tests::isMapping));
        tests.put("callable", is(Tests::isCallable));
        tests.put("sequence", is(Tests::isSequence));
        tests.put("iterable", is(Tests::isIterable));
    }

    private static boolean isMapping(Value value) {
        return value instanceof DictValue || (value instanceof HostValue host && host.isMapping());
    }

    private static boolean isCallable(Value value) {
        return value instanceof CallableValue || value instanceof UndefinedValue;
    }

    /** What has a length and items. */
    private static boolean isSequence(Value value) {
        return switch (value) {
            case StringValue _, ListValue _, TupleValue _, RangeValue _, DictValue _, UndefinedValue _ -> true;
            case HostValue host -> host.length().isPresent();
            default -> false;
        };
    }

    private static boolean isIterable(Value value) {
        return switch (value) {
            case NoneValue _ -> false;
            case NumberValue _ -> false;
            case HostValue host -> host.elements().isPresent();
            default -> true;
        };
    }

    private static void addNumbers(Map<String, Evaluation.Filter> tests) {
        tests.put("odd", remainderIs(IntValue.of(2), IntValue.ONE));
        tests.put("even", remainderIs(IntValue.of(2), IntValue.ZERO));
        tests.put("divisibleby", (evaluation, value, arguments) -> remainderIs(
                        argument("divisibleby", arguments), IntValue.ZERO)
                .apply(evaluation, value, arguments));
    }

    private static Evaluation.Filter remainderIs(Value divisor, Value wanted) {
        return (evaluation, value, arguments) ->
                BoolValue.of(Arithmetic.apply(evaluation, Operation.REMAINDER, value, divisor)
                        .equals(wanted));
    }

    private static void addComparisons(Map<String, Evaluation.Filter> tests) {
        Evaluation.Filter equal =
                (evaluation, value, arguments) -> BoolValue.of(Comparison.areEqual(value, argument("eq", arguments)));
        Evaluation.Filter different =
                (evaluation, value, arguments) -> BoolValue.of(!Comparison.areEqual(value, argument("ne", arguments)));
        tests.put("==", equal);
        tests.put("eq", equal);
        tests.put("equalto", equal);
        tests.put("!=", different);
        tests.put("ne", different);
        for (Order order : Order.values()) {
            Evaluation.Filter test = (evaluation, value, arguments) ->
                    BoolValue.of(Comparison.holds(order, value, argument(order.sign(), arguments)));
            tests.put(order.sign(), test);
            switch (order) {
                case LESS -> {
                    tests.put("lt", test);
                    tests.put("lessthan", test);
                }
                case LESS_OR_EQUAL -> tests.put("le", test);
                case GREATER -> {
                    tests.put("gt", test);
                    tests.put("greaterthan", test);
                }
                case GREATER_OR_EQUAL -> tests.put("ge", test);
            }
        }
        tests.put(
                "sameas",
                (evaluation, value, arguments) ->
                        BoolValue.of(Comparison.areSame(value, argument("sameas", arguments))));
        tests.put(
                "in",
                (evaluation, value, arguments) ->
                        BoolValue.of(Comparison.contains(evaluation, argument("in", arguments), value)));
    }

    private static Value argument(String test, Arguments arguments) {
        if (arguments.positional().size() + arguments.named().size() != 1) {
            throw TemplateException.type("test '" + test + "' takes exactly one argument");
        }
        return arguments.positional().isEmpty()
                ? arguments.named().values().iterator().next()
                : arguments.positional().getFirst();
    }

    private static Evaluation.Filter is(Predicate<Value> predicate) {
        return (evaluation, value, arguments) -> {
            if (!arguments.positional().isEmpty() || !arguments.named().isEmpty()) {
                throw TemplateException.type("the test takes no argument");
            }
            return BoolValue.of(predicate.test(value));
        };
    }
}
