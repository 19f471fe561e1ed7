package dev.floe.jinja.template;

import dev.floe.jinja.value.Value;

/** A compiled expression. */
@FunctionalInterface
interface ExpressionCode {
    Value evaluate(Frame frame);
}
