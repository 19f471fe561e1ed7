package dev.floe.spi.problem;

/**
 * The stable identity of one kind of problem. Every implementation is an enum, one per module that can find problems.
 *
 * <p>A code is never reused and never changes its meaning. Each has a page under {@code docs/errors/}, which {@code floe
 * explain} prints.
 */
public interface ErrorCode {
    /** The code as users see it: {@code FLOE-}, a letter for the area, three digits. */
    String id();

    /** Whose fault it is, which decides the exit code of the command. */
    Fault fault();

    /** An exception with this code that is at no place of a file. */
    default FloeException exception(String message, String help) {
        return new FloeException(Problem.error(this, message).withHelp(help));
    }

    /** As before, with what has caused it. */
    default FloeException exception(String message, String help, Throwable cause) {
        return new FloeException(Problem.error(this, message).withHelp(help), cause);
    }
}
