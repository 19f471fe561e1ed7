package dev.floe.lineage.syntax;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands between {@code select} and {@code from}, up to a comma. */
public sealed interface Item {
    /** One column. */
    record Value(Expression expression, Optional<String> alias) implements Item {
        public Value {
            requireNonNull(expression, "expression is null");
            requireNonNull(alias, "alias is null");
        }
    }

    /**
     * All columns, or those of one relation.
     *
     * @param qualifier empty: of all relations
     * @param excluded names in lower case
     * @param replaced by the name in lower case
     */
    record Star(List<String> qualifier, Set<String> excluded, Map<String, Expression> replaced, int offset)
            implements Item {
        public Star {
            qualifier = List.copyOf(qualifier);
            excluded = Set.copyOf(excluded);
            replaced = Map.copyOf(replaced);
        }
    }

    /** Columns that only an engine knows. */
    record Unknown(List<Expression> parts) implements Item {
        public Unknown {
            parts = List.copyOf(parts);
        }
    }
}
