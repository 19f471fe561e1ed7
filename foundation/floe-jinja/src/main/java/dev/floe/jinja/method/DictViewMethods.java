package dev.floe.jinja.method;

import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictViewValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.Optional;

/** The methods of the views of a {@code dict}. */
final class DictViewMethods {
    private static final MethodTable<DictViewValue> TABLE =
            new MethodTable<DictViewValue>().with("isdisjoint(other, /)", DictViewMethods::isDisjoint);

    private DictViewMethods() {}

    static Optional<Value> find(DictViewValue view, String name) {
        return view.kind() == DictViewValue.Kind.VALUES ? Optional.empty() : TABLE.find(view, name);
    }

    private static Value isDisjoint(Evaluation evaluation, DictViewValue view, MethodArguments arguments) {
        Iterator<Value> others = evaluation.iterate(arguments.value("other"));
        while (others.hasNext()) {
            Value other = others.next();
            evaluation.chargeSteps(
                    view.kind() == DictViewValue.Kind.ITEMS
                            ? view.dict().entries().size()
                            : 1);
            boolean isShared = view.kind() == DictViewValue.Kind.KEYS
                    ? Comparison.contains(evaluation, view.dict(), other)
                    : view.elements().contains(other);
            if (isShared) {
                return BoolValue.FALSE;
            }
        }
        return BoolValue.TRUE;
    }
}
