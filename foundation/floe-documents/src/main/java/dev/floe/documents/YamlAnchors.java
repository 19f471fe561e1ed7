package dev.floe.documents;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes that aliases can name. An alias shares its node, and pays for it from the budget as if it were written again:
 * whoever walks the tree sees no more than the limits allow.
 */
final class YamlAnchors {
    /** What an alias stands for, and what it costs. */
    private record Anchored(DocumentNode node, long size, int height) {
        Anchored {
            requireNonNull(node, "node is null");
        }
    }

    private final YamlDialect dialect;
    private final NodeBudget budget;
    private final Map<String, Anchored> anchored = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    YamlAnchors(YamlDialect dialect, NodeBudget budget) {
        this.dialect = dialect;
        this.budget = budget;
    }

    /** The node of this anchor begins. */
    void open(String name) {
        open.add(name);
    }

    /** The node of this anchor has ended. */
    void close(String name, DocumentNode node, long size) {
        open.remove(name);
        anchored.put(name, new Anchored(node, size, height(node)));
    }

    DocumentNode resolve(String name, Place place, int depth) {
        if (dialect == YamlDialect.STRICT) {
            report(place, "The alias %s is not allowed".formatted(quoted(name)), "write the value itself here");
        }
        if (open.contains(name)) {
            reportUnlessStrict(place, "The alias %s stands within the value that it names".formatted(quoted(name)));
            return new DocumentNode.Nothing(place);
        }
        Optional<Anchored> target = Optional.ofNullable(anchored.get(name));
        if (target.isEmpty()) {
            reportUnlessStrict(place, "No anchor %s stands before this alias".formatted(Quoted.name("&" + name)));
            return new DocumentNode.Nothing(place);
        }
        budget.spend(target.get().size(), place);
        budget.enter(depth - 1 + target.get().height(), place);
        return target.get().node();
    }

    private void reportUnlessStrict(Place place, String message) {
        if (dialect != YamlDialect.STRICT) {
            report(place, message, "name an anchor of a value that has ended before");
        }
    }

    private void report(Place place, String message, String help) {
        budget.report(
                Problem.error(DocumentError.ANCHOR_OR_ALIAS, place, message).withHelp(help));
    }

    private static String quoted(String name) {
        return Quoted.name("*" + name);
    }

    private static int height(DocumentNode node) {
        return switch (node) {
            case DocumentNode.Mapping mapping ->
                1
                        + mapping.entries().stream()
                                .mapToInt(entry -> height(entry.value()))
                                .max()
                                .orElse(0);
            case DocumentNode.Sequence sequence ->
                1
                        + sequence.items().stream()
                                .mapToInt(YamlAnchors::height)
                                .max()
                                .orElse(0);
            case DocumentNode.Scalar ignored -> 0;
            case DocumentNode.Nothing ignored -> 0;
        };
    }
}
