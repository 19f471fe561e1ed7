package dev.floe.jinja.value;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Charges for the work that equality, hashes and text of containers take.
 *
 * <p>Those run inside of Java's own {@code equals}, {@code hashCode} and {@code toString}, which take no evaluation, and
 * a list that holds another one twice, which holds another one twice, takes exponential time: so the evaluation of the
 * thread stands here.
 */
public final class ContainerWork {
    /** The longest text of one container. */
    private static final int MAXIMUM_TEXT = 1 << 22;

    private static final ThreadLocal<@Nullable Evaluation> CURRENT = new ThreadLocal<>();

    private ContainerWork() {}

    /** Does some work of this evaluation; what containers cost inside is charged to it. */
    public static <T> T within(Evaluation evaluation, Supplier<T> work) {
        Evaluation outer = CURRENT.get();
        CURRENT.set(evaluation);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** Charges for looking at so many elements, where an evaluation is under way. */
    public static void charge(int elements) {
        Evaluation evaluation = CURRENT.get();
        if (evaluation != null) {
            evaluation.chargeSteps(elements);
        }
    }

    static void chargeText(StringBuilder text) {
        if (text.length() > MAXIMUM_TEXT) {
            throw new TemplateException(
                    ErrorKind.BUDGET,
                    "The text of a list or dict would have more than " + MAXIMUM_TEXT + " characters");
        }
    }
}
