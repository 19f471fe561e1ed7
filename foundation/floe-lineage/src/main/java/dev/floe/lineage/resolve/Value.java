package dev.floe.lineage.resolve;

import java.util.Optional;

/** What is known of an expression's value. */
record Value(Flow flow, Optional<String> type) {
    static Value of(Flow flow) {
        return new Value(flow, Optional.empty());
    }
}
