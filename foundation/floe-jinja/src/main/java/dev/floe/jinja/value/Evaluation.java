package dev.floe.jinja.value;

import dev.floe.jinja.error.TemplateException;
import java.util.Iterator;
import java.util.Optional;

/**
 * One run of a template: what it may still use up, and the operations that need the language around them.
 *
 * <p>Everything that builds text or collections charges for it before it builds, so that a hostile template ends in an
 * error of kind BUDGET and not in an empty heap.
 */
public interface Evaluation {

    /**
     * Charges for work; a loop of the host charges one step a turn.
     *
     * @throws TemplateException of kind BUDGET when the steps or the time are used up
     */
    void chargeSteps(long steps);

    /**
     * Charges for text that is about to be built.
     *
     * @param characters how long it will be
     * @throws TemplateException of kind BUDGET when one text or all texts together are too long
     */
    void chargeText(long characters);

    /**
     * Charges for elements that are about to be stored.
     *
     * @param elements how many
     * @throws TemplateException of kind BUDGET when one collection or all together are too large
     */
    void chargeElements(long elements);

    /**
     * Calls a value.
     *
     * @throws TemplateException of kind TYPE if it cannot be called
     */
    Value call(Value callee, Arguments arguments);

    /** Jinja's {@code value.name}: the attribute, else the item of that name; undefined where there is neither. */
    Value attribute(Value value, String name);

    /** Jinja's {@code value[key]}: the item, else the attribute of that name; undefined where there is neither. */
    Value item(Value value, Value key);

    /**
     * Goes through a value, charging a step for each element.
     *
     * @throws TemplateException of kind TYPE if it cannot be iterated
     */
    Iterator<Value> iterate(Value value);

    /** The filter of this name. */
    Optional<Filter> filter(String name);

    /** The test of this name. */
    Optional<Filter> test(String name);

    /** What an undefined value does in this evaluation. */
    UndefinedValue.Use undefinedUse();

    /** A filter, or a test, whose value is its truth. */
    @FunctionalInterface
    interface Filter {
        Value apply(Evaluation evaluation, Value value, Arguments arguments);
    }
}
