package dev.floe.jinja.template;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.syntax.Expression.CallArguments;
import dev.floe.jinja.syntax.Expression.NamedArgument;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the arguments of calls, filters and tests into closures. */
final class ArgumentsCompiler {
    private static final String CALLER = "caller";

    private final ExpressionCompiler expressions;

    ArgumentsCompiler(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    ArgumentsCode compile(CallArguments arguments, Scope scope, String callee, Optional<ExpressionCode> caller) {
        ExpressionCode[] positional = expressions.all(arguments.positional(), scope);
        String[] names = arguments.named().stream().map(NamedArgument::name).toArray(String[]::new);
        ExpressionCode[] named = expressions.all(
                arguments.named().stream().map(NamedArgument::value).toList(), scope);
        boolean isSimple =
                arguments.morePositional().isEmpty() && arguments.moreNamed().isEmpty() && caller.isEmpty();
        if (isSimple && names.length == 0) {
            return positional.length == 0
                    ? frame -> Arguments.none()
                    : frame -> new Arguments(evaluate(positional, frame), Map.of());
        }
        Optional<ExpressionCode> morePositional =
                arguments.morePositional().map(more -> expressions.compile(more, scope));
        Optional<ExpressionCode> moreNamed = arguments.moreNamed().map(more -> expressions.compile(more, scope));
        return frame -> {
            List<Value> values = evaluate(positional, frame);
            morePositional.ifPresent(more -> addAll(values, callee, more.evaluate(frame), frame));
            Map<String, Value> namedValues = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                namedValues.put(names[i], named[i].evaluate(frame));
            }
            moreNamed.ifPresent(more -> Dicts.addNamed(namedValues, callee, more.evaluate(frame)));
            caller.ifPresent(body -> namedValues.put(CALLER, body.evaluate(frame)));
            return new Arguments(values, namedValues);
        };
    }

    private static List<Value> evaluate(ExpressionCode[] positional, Frame frame) {
        List<Value> values = new ArrayList<>(positional.length);
        for (ExpressionCode argument : positional) {
            values.add(argument.evaluate(frame));
        }
        return values;
    }

    private static void addAll(List<Value> values, String callee, Value more, Frame frame) {
        Iterator<Value> each;
        try {
            each = frame.run.iterate(more);
        } catch (TemplateException failure) {
            throw new TemplateException(
                    failure.kind(),
                    callee + "() argument after * must be an iterable, not " + more.typeName(),
                    failure);
        }
        while (each.hasNext()) {
            frame.run.chargeElements(1);
            values.add(each.next());
        }
    }
}
