package dev.floe.compiler.policy;

/** A policy costs more than it may. */
final class PolicyBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PolicyBudgetException(String message) {
        super(message);
    }
}
