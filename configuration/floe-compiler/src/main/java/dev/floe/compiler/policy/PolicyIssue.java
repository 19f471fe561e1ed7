package dev.floe.compiler.policy;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong in an expression.
 *
 * @param line of the expression, counted from 1
 * @param column counted from 0
 */
record PolicyIssue(int line, int column, String message) {
    PolicyIssue {
        requireNonNull(message, "message is null");
    }
}
