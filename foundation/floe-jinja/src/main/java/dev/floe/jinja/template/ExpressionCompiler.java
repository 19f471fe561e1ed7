package dev.floe.jinja.template;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.SourcePosition;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.error.TemplateFrame;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.operation.Hashable;
import dev.floe.jinja.operation.Indexing;
import dev.floe.jinja.syntax.Expression;
import dev.floe.jinja.syntax.Expression.Comparand;
import dev.floe.jinja.syntax.Expression.Comparator;
import dev.floe.jinja.syntax.Source;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns expressions into closures. */
final class ExpressionCompiler {
    private static final ExpressionCode NONE = frame -> NoneValue.NONE;

    private final Source source;
    private final ArgumentsCompiler arguments;

    ExpressionCompiler(Source source) {
        this.source = source;
        this.arguments = new ArgumentsCompiler(this);
    }

    ArgumentsCompiler arguments() {
        return arguments;
    }

    ExpressionCode compile(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Constant constant -> {
                Value value = constant.value();
                yield frame -> value;
            }
            case Expression.Name name -> name(name, scope);
            case Expression.TupleLiteral tuple -> {
                ExpressionCode[] elements = all(tuple.elements(), scope);
                yield frame -> TupleValue.of(evaluateAll(elements, frame));
            }
            case Expression.ListLiteral list -> {
                ExpressionCode[] elements = all(list.elements(), scope);
                yield frame -> ListValue.of(evaluateAll(elements, frame));
            }
            case Expression.DictLiteral dict -> located(dict(dict, scope), dict.offset());
            case Expression.Conditional conditional -> conditional(conditional, scope);
            case Expression.Binary binary -> {
                ExpressionCode left = compile(binary.left(), scope);
                ExpressionCode right = compile(binary.right(), scope);
                yield located(
                        frame -> Arithmetic.apply(
                                frame.run, binary.operation(), left.evaluate(frame), right.evaluate(frame)),
                        binary.offset());
            }
            case Expression.Concatenation concatenation ->
                located(concatenation(concatenation, scope), concatenation.offset());
            case Expression.ComparisonChain chain -> located(chain(chain, scope), chain.offset());
            case Expression.Not not -> {
                ExpressionCode operand = compile(not.operand(), scope);
                yield frame -> BoolValue.of(!operand.evaluate(frame).isTrue());
            }
            case Expression.Negation negation -> {
                ExpressionCode operand = compile(negation.operand(), scope);
                yield located(frame -> Arithmetic.negate(operand.evaluate(frame)), negation.offset());
            }
            case Expression.Plus plus -> {
                ExpressionCode operand = compile(plus.operand(), scope);
                yield located(frame -> Arithmetic.plus(operand.evaluate(frame)), plus.offset());
            }
            case Expression.And and -> {
                ExpressionCode left = compile(and.left(), scope);
                ExpressionCode right = compile(and.right(), scope);
                yield frame -> {
                    Value value = left.evaluate(frame);
                    return value.isTrue() ? right.evaluate(frame) : value;
                };
            }
            case Expression.Or or -> {
                ExpressionCode left = compile(or.left(), scope);
                ExpressionCode right = compile(or.right(), scope);
                yield frame -> {
                    Value value = left.evaluate(frame);
                    return value.isTrue() ? value : right.evaluate(frame);
                };
            }
            case Expression.Call call -> call(call, scope, Optional.empty());
            case Expression.Filtered filtered -> filtered(filtered, scope, Optional.empty());
            case Expression.Tested tested -> tested(tested, scope);
            case Expression.Attribute attribute -> {
                ExpressionCode value = compile(attribute.value(), scope);
                String name = attribute.name();
                yield located(frame -> frame.run.attribute(value.evaluate(frame), name), attribute.offset());
            }
            case Expression.Item item -> {
                ExpressionCode value = compile(item.value(), scope);
                ExpressionCode key = compile(item.key(), scope);
                yield located(frame -> frame.run.item(value.evaluate(frame), key.evaluate(frame)), item.offset());
            }
            case Expression.Slice slice -> located(slice(slice, scope), slice.offset());
        };
    }

    ExpressionCode[] all(List<Expression> expressions, Scope scope) {
        return expressions.stream().map(each -> compile(each, scope)).toArray(ExpressionCode[]::new);
    }

    private static List<Value> evaluateAll(ExpressionCode[] elements, Frame frame) {
        frame.run.chargeElements(elements.length);
        List<Value> values = new ArrayList<>(elements.length);
        for (ExpressionCode element : elements) {
            values.add(element.evaluate(frame));
        }
        return values;
    }

    /** Says where an error happened, unless something inside has said so; costs nothing where there is none. */
    private ExpressionCode located(ExpressionCode code, int offset) {
        return frame -> {
            try {
                return code.evaluate(frame);
            } catch (TemplateException failure) {
                if (failure.position().isEmpty()) {
                    failure.locate(source.position(offset));
                }
                throw failure;
            }
        };
    }

    private static ExpressionCode name(Expression.Name expression, Scope scope) {
        String name = expression.name();
        List<Scope.Location> locations = scope.locations(name);
        if (locations.isEmpty()) {
            return frame -> frame.run.global(frame.globals, name);
        }
        if (locations.size() == 1) {
            int distance = locations.getFirst().distance();
            int slot = locations.getFirst().slot();
            return frame -> {
                Value value = frame.outer(distance).slot(slot);
                return value != null ? value : frame.run.global(frame.globals, name);
            };
        }
        Scope.Location[] all = locations.toArray(Scope.Location[]::new);
        return frame -> {
            for (Scope.Location location : all) {
                Value value = frame.outer(location.distance()).slot(location.slot());
                if (value != null) {
                    return value;
                }
            }
            return frame.run.global(frame.globals, name);
        };
    }

    private ExpressionCode dict(Expression.DictLiteral literal, Scope scope) {
        ExpressionCode[] keys =
                all(literal.pairs().stream().map(Expression.Pair::key).toList(), scope);
        ExpressionCode[] values =
                all(literal.pairs().stream().map(Expression.Pair::value).toList(), scope);
        return frame -> {
            frame.run.chargeElements(keys.length);
            DictValue dict = DictValue.empty();
            for (int i = 0; i < keys.length; i++) {
                dict.entries().put(Hashable.require(keys[i].evaluate(frame)), values[i].evaluate(frame));
            }
            return dict;
        };
    }

    private ExpressionCode conditional(Expression.Conditional conditional, Scope scope) {
        ExpressionCode condition = compile(conditional.condition(), scope);
        ExpressionCode then = compile(conditional.then(), scope);
        ExpressionCode otherwise = conditional
                .otherwise()
                .map(expression -> compile(expression, scope))
                .orElseGet(() -> missingElse(conditional.offset()));
        return frame -> condition.evaluate(frame).isTrue() ? then.evaluate(frame) : otherwise.evaluate(frame);
    }

    private ExpressionCode missingElse(int offset) {
        return frame -> new UndefinedValue(
                "the inline if-expression on line " + source.position(offset).line()
                        + " evaluated to false and no else section was defined.",
                frame.run.undefinedUse());
    }

    private ExpressionCode concatenation(Expression.Concatenation concatenation, Scope scope) {
        ExpressionCode[] parts = all(concatenation.parts(), scope);
        return frame -> {
            StringBuilder text = new StringBuilder();
            for (ExpressionCode part : parts) {
                String next = part.evaluate(frame).toText();
                frame.run.chargeAppended(next.length(), text.length());
                text.append(next);
            }
            return StringValue.of(text.toString());
        };
    }

    private ExpressionCode chain(Expression.ComparisonChain chain, Scope scope) {
        ExpressionCode first = compile(chain.first(), scope);
        ExpressionCode[] operands =
                all(chain.rest().stream().map(Comparand::operand).toList(), scope);
        Comparator[] comparators =
                chain.rest().stream().map(Comparand::comparator).toArray(Comparator[]::new);
        return frame -> {
            frame.run.chargeSteps(1);
            Value left = first.evaluate(frame);
            for (int i = 0; i < operands.length; i++) {
                Value right = operands[i].evaluate(frame);
                if (!holds(frame.run, comparators[i], left, right)) {
                    return BoolValue.FALSE;
                }
                left = right;
            }
            return BoolValue.TRUE;
        };
    }

    private static boolean holds(Evaluation evaluation, Comparator comparator, Value left, Value right) {
        return switch (comparator) {
            case Comparator.Equality.EQUAL -> Comparison.areEqual(left, right);
            case Comparator.Equality.NOT_EQUAL -> !Comparison.areEqual(left, right);
            case Comparator.Membership.IN -> Comparison.contains(evaluation, right, left);
            case Comparator.Membership.NOT_IN -> !Comparison.contains(evaluation, right, left);
            case Comparator.Ordering ordering -> Comparison.holds(ordering.order(), left, right);
        };
    }

    /** A call; a call block adds the macro of its body. */
    ExpressionCode call(Expression.Call call, Scope scope, Optional<ExpressionCode> caller) {
        ExpressionCode callee = compile(call.callee(), scope);
        ArgumentsCode passed = arguments.compile(call.arguments(), scope, described(call.callee()), caller);
        int offset = call.offset();
        return frame -> {
            Value function = NoneValue.NONE;
            try {
                function = callee.evaluate(frame);
                Arguments values = passed.evaluate(frame);
                return frame.run.call(function, values);
            } catch (TemplateException failure) {
                SourcePosition position = source.position(offset);
                failure.locate(position);
                if (function instanceof CallableValue callable && callable.isTraced()) {
                    failure.leave(new TemplateFrame(callable.name(), position));
                }
                throw failure;
            }
        };
    }

    private static String described(Expression callee) {
        return switch (callee) {
            case Expression.Name name -> name.name();
            case Expression.Attribute attribute -> attribute.name();
            default -> "call";
        };
    }

    /** A filter; one without an input filters the given text. */
    ExpressionCode filtered(Expression.Filtered filtered, Scope scope, Optional<ExpressionCode> body) {
        ExpressionCode input = filtered.input()
                .map(expression -> expression instanceof Expression.Filtered inner
                        ? filtered(inner, scope, body)
                        : compile(expression, scope))
                .or(() -> body)
                .orElseThrow(() -> new IllegalStateException("A filter has nothing to filter"));
        ArgumentsCode passed = arguments.compile(filtered.arguments(), scope, filtered.name(), Optional.empty());
        String name = filtered.name();
        return located(
                frame -> {
                    frame.run.chargeSteps(1);
                    Evaluation.Filter filter = frame.run
                            .filter(name)
                            .orElseThrow(() ->
                                    new TemplateException(ErrorKind.ASSERTION, "No filter named '" + name + "'."));
                    return filter.apply(frame.run, input.evaluate(frame), passed.evaluate(frame));
                },
                filtered.offset());
    }

    private ExpressionCode tested(Expression.Tested tested, Scope scope) {
        ExpressionCode input = compile(tested.input(), scope);
        ArgumentsCode passed = arguments.compile(tested.arguments(), scope, tested.name(), Optional.empty());
        String name = tested.name();
        return located(
                frame -> {
                    frame.run.chargeSteps(1);
                    Evaluation.Filter test = frame.run
                            .test(name)
                            .orElseThrow(
                                    () -> new TemplateException(ErrorKind.ASSERTION, "No test named '" + name + "'."));
                    return test.apply(frame.run, input.evaluate(frame), passed.evaluate(frame));
                },
                tested.offset());
    }

    private ExpressionCode slice(Expression.Slice slice, Scope scope) {
        ExpressionCode value = compile(slice.value(), scope);
        ExpressionCode start = slice.start().map(bound -> compile(bound, scope)).orElse(NONE);
        ExpressionCode stop = slice.stop().map(bound -> compile(bound, scope)).orElse(NONE);
        ExpressionCode step = slice.step().map(bound -> compile(bound, scope)).orElse(NONE);
        return frame -> {
            Value sliced = value.evaluate(frame);
            Value from = start.evaluate(frame);
            Value to = stop.evaluate(frame);
            Value by = step.evaluate(frame);
            if (sliced instanceof UndefinedValue) {
                return frame.run.item(sliced, NoneValue.NONE);
            }
            return sliceOf(frame, sliced, from, to, by);
        };
    }

    /** As everywhere in Jinja2, what Python would raise as a TypeError becomes undefined. */
    private static Value sliceOf(Frame frame, Value sliced, Value from, Value to, Value by) {
        try {
            Optional<Value> result = Indexing.slice(frame.run, sliced, from, to, by);
            if (result.isPresent()) {
                return result.get();
            }
        } catch (TemplateException failure) {
            if (failure.kind() != ErrorKind.TYPE) {
                throw failure;
            }
        }
        String bounds = "slice(" + from.repr() + ", " + to.repr() + ", " + by.repr() + ")";
        return new UndefinedValue(sliced.typeName() + " object has no element " + bounds, frame.run.undefinedUse());
    }
}
