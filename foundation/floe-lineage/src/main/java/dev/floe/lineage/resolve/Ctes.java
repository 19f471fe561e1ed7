package dev.floe.lineage.resolve;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The named queries that a query may read, the nearest first. One is resolved when it is first read: an engine does not look
 * at the others either.
 */
final class Ctes {
    static final Ctes NONE = new Ctes("", () -> Resolved.UNKNOWN, Optional.empty());

    private final String name;
    private final Supplier<Resolved> query;
    private final Optional<Ctes> further;
    private Optional<Resolved> resolved = Optional.empty();

    private Ctes(String name, Supplier<Resolved> query, Optional<Ctes> further) {
        this.name = name.toLowerCase(Locale.ROOT);
        this.query = query;
        this.further = further;
    }

    Ctes with(String nearer, Supplier<Resolved> its) {
        return new Ctes(nearer, its, Optional.of(this));
    }

    Optional<Resolved> find(String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        for (Optional<Ctes> each = Optional.of(this); each.isPresent(); each = each.get().further) {
            if (each.get().further.isPresent() && each.get().name.equals(lower)) {
                return Optional.of(each.get().resolved());
            }
        }
        return Optional.empty();
    }

    private Resolved resolved() {
        if (resolved.isEmpty()) {
            resolved = Optional.of(query.get());
        }
        return resolved.get();
    }
}
