package dev.floe.jinja.operation;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.DictViewValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/** Python's comparisons: equality, order, membership and identity. */
public final class Comparison {
    private Comparison() {}

    /** The comparisons that order, with their signs. */
    public enum Order {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Order(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        boolean holds(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }

    public static boolean areEqual(Value left, Value right) {
        return left.equals(right);
    }

    /**
     * Whether an ordering comparison holds.
     *
     * @throws TemplateException of kind TYPE if Python does not order these types, UNDEFINED if a side is undefined
     */
    public static boolean holds(Order order, Value left, Value right) {
        if (left instanceof NumberValue a && right instanceof NumberValue b && (isNan(a) || isNan(b))) {
            return false;
        }
        if (left instanceof SetValue a && right instanceof SetValue b) {
            return switch (order) {
                case LESS -> b.elements().containsAll(a.elements()) && !a.equals(b);
                case LESS_OR_EQUAL -> b.elements().containsAll(a.elements());
                case GREATER -> a.elements().containsAll(b.elements()) && !a.equals(b);
                case GREATER_OR_EQUAL -> a.elements().containsAll(b.elements());
            };
        }
        return order.holds(order(order, left, right));
    }

    /**
     * Orders two values as sorting does: by Python's {@code <}.
     *
     * @throws TemplateException of kind TYPE if Python does not order these types, UNDEFINED if a side is undefined
     */
    public static int order(Value left, Value right) {
        return order(Order.LESS, left, right);
    }

    private static int order(Order sign, Value left, Value right) {
        if (left instanceof NumberValue a && right instanceof NumberValue b) {
            return numbers(a, b);
        }
        if (left instanceof StringValue a && right instanceof StringValue b) {
            return texts(a.value(), b.value());
        }
        if (left instanceof ListValue a && right instanceof ListValue b) {
            return sequences(sign, a.elements(), b.elements());
        }
        if (left instanceof TupleValue a && right instanceof TupleValue b) {
            return sequences(sign, a.elements(), b.elements());
        }
        OptionalInt byHost = hosts(left, right);
        if (byHost.isPresent()) {
            return byHost.getAsInt();
        }
        requireDefined(left);
        requireDefined(right);
        throw TemplateException.type("'%s' not supported between instances of '%s' and '%s'"
                .formatted(sign.sign(), Arithmetic.typeName(left), Arithmetic.typeName(right)));
    }

    private static int numbers(NumberValue a, NumberValue b) {
        boolean isSpecial = isSpecial(a) || isSpecial(b);
        return isSpecial
                ? Double.compare(a.doubleValue(), b.doubleValue())
                : a.exact().compareTo(b.exact());
    }

    private static boolean isSpecial(NumberValue number) {
        return number instanceof FloatValue value && !Double.isFinite(value.value());
    }

    private static boolean isNan(NumberValue number) {
        return number instanceof FloatValue value && Double.isNaN(value.value());
    }

    /** By code points, as Python does; Java's own order is by UTF-16 units. */
    private static int texts(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean isXSurrogate = Character.isSurrogate(x);
                return isXSurrogate == Character.isSurrogate(y) ? Character.compare(x, y) : isXSurrogate ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int sequences(Order sign, List<Value> a, List<Value> b) {
        int length = Math.min(a.size(), b.size());
        for (int i = 0; i < length; i++) {
            if (!a.get(i).equals(b.get(i))) {
                return order(sign, a.get(i), b.get(i));
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static OptionalInt hosts(Value left, Value right) {
        if (left instanceof HostValue host) {
            OptionalInt order = host.order(right);
            if (order.isPresent()) {
                return order;
            }
        }
        if (right instanceof HostValue host) {
            OptionalInt order = host.order(left);
            if (order.isPresent()) {
                return OptionalInt.of(-Integer.signum(order.getAsInt()));
            }
        }
        return OptionalInt.empty();
    }

    private static void requireDefined(Value value) {
        if (value instanceof UndefinedValue undefined) {
            throw new TemplateException(ErrorKind.UNDEFINED, undefined.message());
        }
    }

    /** Python's {@code is}: the same object, or the same of what exists only once. */
    @SuppressWarnings("ReferenceEquality")
    public static boolean areSame(Value left, Value right) {
        if (left == right) {
            return true;
        }
        boolean isShared = left instanceof StringValue || left instanceof NumberValue;
        return isShared && left.typeName().equals(right.typeName()) && left.equals(right);
    }

    /**
     * Python's {@code element in container}.
     *
     * @throws TemplateException of kind TYPE if it cannot be asked for
     */
    public static boolean contains(Evaluation evaluation, Value container, Value element) {
        return switch (container) {
            case StringValue text -> {
                if (!(element instanceof StringValue part)) {
                    throw TemplateException.type(
                            "'in <string>' requires string as left operand, not " + Arithmetic.typeName(element));
                }
                yield text.value().contains(part.value());
            }
            case DictValue dict -> dict.entries().containsKey(Hashable.require(element));
            case SetValue set -> set.elements().contains(Hashable.require(element));
            case ListValue list -> list.elements().contains(element);
            case TupleValue tuple -> tuple.elements().contains(element);
            case DictViewValue view -> view.elements().contains(element);
            case RangeValue range -> range.elements().contains(element);
            case HostValue host
            when host.contains(element).isPresent() -> host.contains(element).get();
            case HostValue host when host.elements().isEmpty() -> throw notIterable(container);
            default -> {
                if (container instanceof NumberValue || container == dev.floe.jinja.value.NoneValue.NONE) {
                    throw notIterable(container);
                }
                Iterator<Value> each = evaluation.iterate(container);
                while (each.hasNext()) {
                    if (each.next().equals(element)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private static TemplateException notIterable(Value container) {
        return TemplateException.type(
                "argument of type '%s' is not iterable".formatted(Arithmetic.typeName(container)));
    }
}
