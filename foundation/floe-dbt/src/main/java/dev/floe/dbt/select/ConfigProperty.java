package dev.floe.dbt.select;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Matches a property of the configuration, or one element of it where it is a list, with a value. */
final class ConfigProperty {
    /** A key like one of these never matches: to dbt they are methods of the dict. */
    private static final Set<String> METHODS_OF_DICT = Set.of(
            "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values");

    private final List<String> path;
    private final Value wanted;
    private final Optional<BoolValue> wantedTruth;

    ConfigProperty(List<String> path, Value wanted) {
        this.path = List.copyOf(path);
        this.wanted = wanted;
        this.wantedTruth = truth(wanted);
    }

    boolean matches(SelectableNode node) {
        return switch (node.resourceType()) {
            case MODEL, ANALYSIS, TEST, SNAPSHOT, OPERATION, SEED, RPC_CALL, SQL_OPERATION, SOURCE ->
                find(node.config()).filter(this::matches).isPresent();
            case DOCUMENTATION, MACRO, EXPOSURE, METRIC, GROUP, SAVED_QUERY, SEMANTIC_MODEL -> false;
            case UNIT_TEST, FIXTURE, FUNCTION -> false;
        };
    }

    private boolean matches(Value value) {
        return value instanceof ListValue list ? list.elements().stream().anyMatch(this::isWanted) : isWanted(value);
    }

    private boolean isWanted(Value value) {
        return wanted.equals(value)
                || (value instanceof BoolValue
                        && wantedTruth.filter(value::equals).isPresent())
                || (isSeverity()
                        && wanted instanceof StringValue left
                        && value instanceof StringValue right
                        && upper(left.value()).equals(upper(right.value())));
    }

    /** dbt compares severities without regard to case, and nothing else. */
    private boolean isSeverity() {
        return path.equals(List.of("severity"));
    }

    private Optional<Value> find(DictValue config) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        // The configuration has every key; a dict in it has only those that were written.
        Value value = config.find(path.getFirst()).orElse(NoneValue.NONE);
        for (String key : path.subList(1, path.size())) {
            if (!(value instanceof DictValue dict) || METHODS_OF_DICT.contains(key)) {
                return Optional.empty();
            }
            Optional<Value> next = dict.find(key);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            value = next.get();
        }
        return Optional.of(value);
    }

    private static Optional<BoolValue> truth(Value wanted) {
        return switch (upper(wanted.toText())) {
            case "TRUE" -> Optional.of(BoolValue.TRUE);
            case "FALSE" -> Optional.of(BoolValue.FALSE);
            default -> Optional.empty();
        };
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
