package dev.floe.jinja.value;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;

/** Writes containers as Python's {@code repr} does; one that holds itself prints as {@code [...]} inside. */
final class ContainerText {
    /** The containers that are being written by this thread, outermost first. */
    private static final ThreadLocal<Deque<Value>> OPEN = ThreadLocal.withInitial(ArrayDeque::new);

    private ContainerText() {}

    static String sequence(Value container, Iterable<? extends Value> elements, String open, String close) {
        return guarded(container, open + "..." + close, () -> {
            StringBuilder text = new StringBuilder(open);
            Iterator<? extends Value> each = elements.iterator();
            while (each.hasNext()) {
                text.append(each.next().repr());
                ContainerWork.chargeText(text);
                if (each.hasNext()) {
                    text.append(", ");
                }
            }
            return text.append(close).toString();
        });
    }

    static String mapping(DictValue dict) {
        return guarded(dict, "{...}", () -> {
            StringBuilder text = new StringBuilder("{");
            String separator = "";
            for (var entry : dict.entries().entrySet()) {
                text.append(separator)
                        .append(entry.getKey().repr())
                        .append(": ")
                        .append(entry.getValue().repr());
                separator = ", ";
                ContainerWork.chargeText(text);
            }
            return text.append('}').toString();
        });
    }

    private static String guarded(Value container, String repeated, Supplier<String> write) {
        ContainerWork.charge(1);
        Deque<Value> open = OPEN.get();
        for (Value outer : open) {
            if (isSame(outer, container)) {
                return repeated;
            }
        }
        open.push(container);
        try {
            return write.get();
        } finally {
            open.pop();
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Value left, Value right) {
        return left == right;
    }
}
