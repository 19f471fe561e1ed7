package dev.floe.compiler.resolve;

import dev.floe.spi.problem.ErrorCode;
import java.util.List;

/**
 * What a manifest may do with a value that a manifest above it set. Nothing may become weaker: lists of what is approved only
 * shrink, gates only get stricter, classifications only rise, what is kept is kept no longer.
 */
sealed interface InheritanceRule {
    /** The lower manifest wins. */
    record Overridable() implements InheritanceRule {}

    /** Who sets it first fixes it. */
    record Fixed() implements InheritanceRule {}

    /** A number that may only rise. */
    record AtLeast(ErrorCode code) implements InheritanceRule {}

    /** A choice that may only move on in this order, from the weakest to the strictest. */
    record AsStrict(List<String> order, ErrorCode code) implements InheritanceRule {}

    /** A threshold that may only get narrower; what it measures stays. */
    record Bounded() implements InheritanceRule {}

    /** A list that may only lose items. */
    record Within(ErrorCode code) implements InheritanceRule {}

    /** A list that may only gain items; those it has keep their order. */
    record Containing(ErrorCode code) implements InheritanceRule {}

    /** A time that may only get shorter. */
    record NotLonger() implements InheritanceRule {}
}
