package dev.floe.jinja.method;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.DictViewValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.IteratorValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** Finds the methods and attributes of Python's own types. */
public final class Methods {
    private Methods() {}

    /** The attribute or bound method of this name, where Python's type has it. */
    public static Optional<Value> find(Value receiver, String name) {
        return switch (receiver) {
            case StringValue text -> StringMethods.find(text, name);
            case ListValue list -> ListMethods.find(list, name);
            case TupleValue tuple -> SequenceMethods.ofTuple(tuple, name);
            case RangeValue range -> SequenceMethods.ofRange(range, name);
            case DictValue dict -> DictMethods.find(dict, name);
            case SetValue set -> SetMethods.find(set, name);
            case IntValue number -> NumberMethods.ofInt(number, name);
            case BoolValue truth -> NumberMethods.ofInt(truth, name);
            case FloatValue number -> NumberMethods.ofFloat(number, name);
            case DecimalValue number -> DecimalMethods.find(number, name);
            case HostValue host -> host.attribute(name);
            case DictViewValue view -> DictViewMethods.find(view, name);
            case NoneValue _, IteratorValue _, UndefinedValue _ -> Optional.empty();
        };
    }
}
