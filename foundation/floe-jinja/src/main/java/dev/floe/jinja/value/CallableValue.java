package dev.floe.jinja.value;

/** A value that can be called: a macro, a function, a method that is bound to its value, a type. */
public interface CallableValue extends HostValue {

    /** The name that errors and the stack of calls show. */
    String name();

    /**
     * Calls it.
     *
     * @param evaluation the evaluation that calls, with its budgets
     * @param arguments what it is called with
     */
    Value call(Evaluation evaluation, Arguments arguments);

    /** Whether an error shows the call of it on the way: true for what users write, such as macros. */
    default boolean isTraced() {
        return false;
    }

    @Override
    default String typeName() {
        return "function";
    }

    @Override
    default String repr() {
        return "<function " + name() + ">";
    }
}
