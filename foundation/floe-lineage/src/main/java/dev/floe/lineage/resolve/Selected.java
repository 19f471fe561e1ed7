package dev.floe.lineage.resolve;

import dev.floe.lineage.syntax.Expression;
import java.util.List;
import java.util.Optional;

/**
 * What a select gives, with the names that an order of its rows may use.
 *
 * @param expressions over what it reads
 */
record Selected(Resolved resolved, ExpressionResolver expressions) {
    /** What an element of {@code order by} comes from: a column of the result by its number or its name before anything else. */
    Flow orderedBy(Expression expression) {
        List<Field> fields = resolved.shape().fields();
        if (expression instanceof Expression.Literal literal) {
            return literal.ordinal()
                    .filter(number -> number >= 1 && number <= fields.size())
                    .map(number -> fields.get(number - 1).flow())
                    .orElse(resolved.shape().isOpen() && literal.ordinal().isPresent() ? Flow.UNKNOWN : Flow.NONE);
        }
        if (expression instanceof Expression.Column column && column.path().size() == 1) {
            if (column.name().equalsIgnoreCase("all")) {
                return resolved.shape().flow();
            }
            Optional<Field> named = resolved.shape().known(column.name());
            if (named.isPresent()) {
                return named.get().flow();
            }
        }
        return expressions.flow(expression);
    }
}
