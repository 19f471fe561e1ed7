package dev.floe.jinja.template;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.syntax.Expression;
import dev.floe.jinja.syntax.Target;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A compiled target: gives a value to variables or to an attribute of a namespace. */
@FunctionalInterface
interface Assignment {
    void assign(Frame frame, Value value);

    /** Compiles a target whose names the scope has declared. */
    static Assignment compile(Target target, Scope scope, ExpressionCompiler expressions) {
        return switch (target) {
            case Target.Variable variable -> {
                int slot = scope.slot(variable.name());
                yield (frame, value) -> frame.assign(slot, value);
            }
            case Target.Unpacking unpacking -> {
                Assignment[] parts = unpacking.targets().stream()
                        .map(part -> compile(part, scope, expressions))
                        .toArray(Assignment[]::new);
                yield (frame, value) -> {
                    List<Value> values = unpack(frame, value, parts.length);
                    for (int i = 0; i < parts.length; i++) {
                        parts[i].assign(frame, values.get(i));
                    }
                };
            }
            case Target.NamespaceAttribute attribute -> {
                ExpressionCode namespace =
                        expressions.compile(new Expression.Name(attribute.namespace(), attribute.offset()), scope);
                yield (frame, value) -> {
                    if (!(namespace.evaluate(frame) instanceof NamespaceValue space)) {
                        throw new TemplateException(
                                ErrorKind.RUNTIME, "cannot assign attribute on non-namespace object");
                    }
                    space.assign(attribute.attribute(), value);
                };
            }
        };
    }

    private static List<Value> unpack(Frame frame, Value value, int wanted) {
        Iterator<Value> each;
        try {
            each = frame.run.iterate(value);
        } catch (TemplateException failure) {
            throw new TemplateException(
                    ErrorKind.TYPE, "cannot unpack non-iterable " + value.typeName() + " object", failure);
        }
        List<Value> values = new ArrayList<>(wanted);
        while (each.hasNext()) {
            if (values.size() == wanted) {
                throw TemplateException.value("too many values to unpack (expected " + wanted + ")");
            }
            values.add(each.next());
        }
        if (values.size() < wanted) {
            throw TemplateException.value(
                    "not enough values to unpack (expected " + wanted + ", got " + values.size() + ")");
        }
        return values;
    }
}
