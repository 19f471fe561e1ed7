package dev.floe.jinja.operation;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.ContainerWork;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;

/** Which values may be keys: those that cannot change. */
public final class Hashable {
    private Hashable() {}

    /**
     * Gives back a value that may be a key.
     *
     * @throws TemplateException of kind TYPE with Python's words if the value can change
     */
    public static Value require(Value value) {
        if (value instanceof ListValue || value instanceof DictValue || value instanceof SetValue) {
            throw TemplateException.type("unhashable type: '%s'".formatted(value.typeName()));
        }
        if (value instanceof TupleValue tuple) {
            ContainerWork.charge(tuple.elements().size());
            tuple.elements().forEach(Hashable::require);
        }
        return value;
    }
}
