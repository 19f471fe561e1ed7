package dev.floe.compiler.policy;

import com.google.protobuf.ByteString;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.Map;

/**
 * What the evaluations of one policy may cost. Each part of an expression costs one, and as much as the text or list that it
 * gives is long: so whatever works on a large value has paid for it. The count is the same on every machine, unlike time.
 */
final class PolicyBudget implements CelEvaluationListener {
    /** For one node, column or edge: less than a tenth of a second. */
    static final long PER_EVALUATION = 1_000_000;
    /** For all of them together: a few seconds. */
    static final long PER_POLICY = 100_000_000;

    private long spent;
    private long spentBefore;

    /** Begins an evaluation. */
    void begin() {
        spentBefore = spent;
    }

    @Override
    public void callback(CelExpr expression, Object result) {
        charge(1 + size(result));
    }

    /** Whether nothing more can be evaluated. */
    boolean isExhausted() {
        return spent > PER_POLICY;
    }

    void charge(long cost) {
        spent += cost;
        if (spent - spentBefore > PER_EVALUATION) {
            throw new PolicyBudgetException("it costs more than %d steps".formatted(PER_EVALUATION));
        }
        if (spent > PER_POLICY) {
            throw new PolicyBudgetException(
                    "all its evaluations together cost more than %d steps".formatted(PER_POLICY));
        }
    }

    private static long size(Object result) {
        return switch (result) {
            case String text -> text.length();
            case Collection<?> items -> items.size();
            case Map<?, ?> entries -> entries.size();
            case ByteString bytes -> bytes.size();
            default -> 0;
        };
    }
}
