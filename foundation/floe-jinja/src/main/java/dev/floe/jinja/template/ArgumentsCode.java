package dev.floe.jinja.template;

import dev.floe.jinja.value.Arguments;

/** The compiled arguments of a call. */
@FunctionalInterface
interface ArgumentsCode {
    Arguments evaluate(Frame frame);
}
