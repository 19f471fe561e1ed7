package dev.floe.plugin.host;

import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.SortedMap;
import java.util.TreeMap;

/** What plugins offer of one kind: of two that offer the same name, the first keeps it. */
final class Offers<T> {
    private final String kind;
    private final ProblemCollector problems;
    private final SortedMap<String, T> offers = new TreeMap<>();
    private final SortedMap<String, LoadedPlugin> owners = new TreeMap<>();

    /** @param kind as a message begins, such as {@code Compute} */
    Offers(String kind, ProblemCollector problems) {
        this.kind = kind;
        this.problems = problems;
    }

    void add(String name, T offer, LoadedPlugin plugin) {
        LoadedPlugin owner = owners.putIfAbsent(name, plugin);
        if (owner == null) {
            offers.put(name, offer);
        } else {
            problems.add(Problem.error(
                            PluginError.DUPLICATE_COMPUTE,
                            "%s '%s' is offered by two plugins: '%s' and '%s'"
                                    .formatted(kind, name, owner.name(), plugin.name()))
                    .withHelp("remove '%s' or '%s'".formatted(owner.directory(), plugin.directory())));
        }
    }

    SortedMap<String, T> byName() {
        return offers;
    }
}
