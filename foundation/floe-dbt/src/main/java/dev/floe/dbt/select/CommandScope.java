package dev.floe.dbt.select;

import dev.floe.dbt.select.NodeFilter.BlankNodes;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What each command takes of what is selected, by default and at most. */
public enum CommandScope {
    LIST,
    COMPILE,
    BUILD,
    RUN,
    TEST,
    SEED,
    SNAPSHOT,
    CLONE;

    /**
     * The scope of a command that runs nodes.
     *
     * @param command dbt's name of it, such as {@code build}
     */
    public static CommandScope of(String command) {
        return valueOf(command.toUpperCase(Locale.ROOT));
    }

    /** What a {@code --resource-type} of its own stands for: everything that the command can take. */
    private static final String ALL = "all";

    /** What a {@code --resource-type} of its own stands for: what the command takes without the option. */
    private static final String DEFAULT = "default";

    /**
     * What the command takes with these options.
     *
     * @param included what {@code --resource-type} says; empty for the default
     * @param excluded what {@code --exclude-resource-type} says
     * @throws FloeException if there is no such resource type
     */
    public NodeFilter filter(List<String> included, List<String> excluded) {
        Set<ResourceType> types = EnumSet.noneOf(ResourceType.class);
        if (included.isEmpty()) {
            types.addAll(defaults());
        }
        for (String text : included) {
            if (text.equals(ALL) || text.equals(DEFAULT)) {
                types.addAll(defaults());
            } else {
                types.add(type(text, List.of(ALL, DEFAULT)));
            }
            if (text.equals(ALL)) {
                types.addAll(others());
            }
        }
        excluded.forEach(text -> types.remove(type(text, List.of())));
        if (this == TEST || this == CLONE) {
            types.retainAll(defaults());
        }
        return new NodeFilter(types, this == LIST ? BlankNodes.TAKEN : BlankNodes.LEFT_OUT);
    }

    private Set<ResourceType> defaults() {
        return switch (this) {
            case LIST ->
                EnumSet.of(
                        ResourceType.MODEL,
                        ResourceType.SNAPSHOT,
                        ResourceType.SEED,
                        ResourceType.TEST,
                        ResourceType.SOURCE,
                        ResourceType.EXPOSURE,
                        ResourceType.METRIC,
                        ResourceType.SAVED_QUERY,
                        ResourceType.SEMANTIC_MODEL,
                        ResourceType.UNIT_TEST,
                        ResourceType.FUNCTION);
            case COMPILE ->
                EnumSet.of(
                        ResourceType.MODEL,
                        ResourceType.SNAPSHOT,
                        ResourceType.SEED,
                        ResourceType.TEST,
                        ResourceType.ANALYSIS,
                        ResourceType.OPERATION);
            case BUILD ->
                EnumSet.of(
                        ResourceType.MODEL,
                        ResourceType.SNAPSHOT,
                        ResourceType.SEED,
                        ResourceType.TEST,
                        ResourceType.UNIT_TEST,
                        ResourceType.SAVED_QUERY,
                        ResourceType.EXPOSURE,
                        ResourceType.FUNCTION);
            case CLONE -> EnumSet.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);
            case RUN -> EnumSet.of(ResourceType.MODEL);
            case TEST -> EnumSet.of(ResourceType.TEST, ResourceType.UNIT_TEST);
            case SEED -> EnumSet.of(ResourceType.SEED);
            case SNAPSHOT -> EnumSet.of(ResourceType.SNAPSHOT);
        };
    }

    /** What the command takes only if it is asked to. */
    private Set<ResourceType> others() {
        return this == LIST ? EnumSet.of(ResourceType.ANALYSIS) : EnumSet.noneOf(ResourceType.class);
    }

    private static ResourceType type(String text, List<String> words) {
        List<String> known = new ArrayList<>(words);
        known.addAll(ResourceType.texts());
        return ResourceType.find(text)
                .orElseThrow(() -> Refusal.ofUnknownName(
                        SelectionError.UNKNOWN_RESOURCE_TYPE,
                        Optional.empty(),
                        "Resource type '" + text + "' does not exist",
                        text,
                        known));
    }
}
