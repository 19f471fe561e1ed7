package dev.floe.jinja.value;

/**
 * A value of the template language.
 *
 * <p>The set is closed: templates reach these types and nothing else, there is no reflection. {@code equals} and
 * {@code hashCode} are Python's ({@code 1 == 1.0 == True}), so values serve as keys of a dict. What a host adds, it adds
 * as a {@link HostValue}.
 */
public sealed interface Value
        permits NoneValue,
                NumberValue,
                StringValue,
                ListValue,
                TupleValue,
                RangeValue,
                DictValue,
                DictViewValue,
                SetValue,
                IteratorValue,
                UndefinedValue,
                HostValue {

    /** Python's name of the type, such as {@code str}. */
    String typeName();

    /** Python's truth: nothing, zero and what is empty are false. */
    boolean isTrue();

    /** Python's {@code repr()}. */
    String repr();

    /** Python's {@code str()}: what the value prints as. */
    default String toText() {
        return repr();
    }
}
