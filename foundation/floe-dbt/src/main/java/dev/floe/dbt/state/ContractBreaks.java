package dev.floe.dbt.state;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a model no longer keeps of a contract that it had: its readers were promised it. For a model with versions that is an
 * error, as it could have had another version, and for others a warning.
 */
final class ContractBreaks {
    private static final Set<String> WITH_CONSTRAINTS = Set.of("table", "incremental");

    private final Map<String, Problem> warnings = new TreeMap<>();

    /** The warnings so far, by the models' ids. */
    List<Problem> warnings() {
        return List.copyOf(warnings.values());
    }

    /** @throws FloeException if the model has versions, and breaks the contract */
    void check(DictValue now, DictValue before) {
        if (!Fields.text(now, "resource_type", "").equals("model")
                || !isEnforced(before)
                || (isEnforced(now) && checksum(now).equals(checksum(before)))) {
            return;
        }
        List<String> breaks = new ArrayList<>();
        if (!isEnforced(now)) {
            breaks.add("it is not enforced any more");
        }
        addColumns(breaks, now, before);
        if (hasConstraints(before)) {
            addConstraints(breaks, now, before);
        }
        if (!breaks.isEmpty()) {
            report(now, String.join("; ", breaks));
        }
    }

    private void report(DictValue now, String breaks) {
        String message = "The contract of model '%s' breaks: %s".formatted(Fields.text(now, "name", ""), breaks);
        Place place = Place.startOf(Fields.text(now, "original_file_path", ""));
        boolean hasVersions = Fields.find(now, "version").isPresent();
        Problem problem = (hasVersions
                        ? Problem.error(DbtError.CONTRACT_BREAKS, place, message)
                        : Problem.warning(DbtError.CONTRACT_BREAKS, place, message))
                .withHelp("add to it instead, or make a new version of the model");
        if (hasVersions) {
            throw new FloeException(problem);
        }
        warnings.put(Fields.text(now, "unique_id", ""), problem);
    }

    private static void addColumns(List<String> breaks, DictValue now, DictValue before) {
        DictValue columns = Fields.dict(now, "columns");
        List<String> removed = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        sorted(Fields.dict(before, "columns")).forEach((name, old) -> {
            Optional<DictValue> column = Fields.find(columns, name)
                    .filter(DictValue.class::isInstance)
                    .map(DictValue.class::cast);
            if (column.isEmpty()) {
                removed.add("'" + name + "'");
                return;
            }
            String type = Fields.text(column.get(), "data_type", "");
            String oldType = Fields.text(old, "data_type", "");
            if (!base(type).equals(base(oldType))) {
                changed.add("'%s' (%s -> %s)".formatted(name, oldType, type));
            }
        });
        add(breaks, "columns were removed", removed);
        add(breaks, "types of columns changed", changed);
    }

    /** A type without its size, which may change. */
    private static String base(String type) {
        int bracket = type.indexOf('(');
        return (bracket < 0 ? type : type.substring(0, bracket)).strip().toLowerCase(Locale.ROOT);
    }

    private static void addConstraints(List<String> breaks, DictValue now, DictValue before) {
        List<String> removed = new ArrayList<>();
        boolean hadSome = !Fields.list(before, "constraints").isEmpty();
        DictValue columns = Fields.dict(now, "columns");
        for (Map.Entry<String, DictValue> old :
                sorted(Fields.dict(before, "columns")).entrySet()) {
            List<Value> constraints = Fields.list(old.getValue(), "constraints");
            hadSome |= !constraints.isEmpty();
            if (Fields.find(columns, old.getKey()).isPresent()) {
                missing(constraints, Fields.list(Fields.dict(columns, old.getKey()), "constraints"))
                        .forEach(text -> removed.add(text + " of '" + old.getKey() + "'"));
            }
        }
        removed.addAll(missing(Fields.list(before, "constraints"), Fields.list(now, "constraints")));
        add(breaks, "constraints were removed", removed);
        if (hadSome && !hasConstraints(now)) {
            breaks.add("a %s has no constraints, and it was a %s".formatted(materialized(now), materialized(before)));
        }
    }

    /** The constraints that the database checks and that are not there any more. */
    private static List<String> missing(List<Value> before, List<Value> now) {
        Set<String> kept = now.stream().map(Value::repr).collect(Collectors.toSet());
        return before.stream()
                .filter(constraint -> !kept.contains(constraint.repr()))
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .filter(constraint -> !Fields.text(constraint, "type", "").equals("custom"))
                .map(constraint -> Fields.text(constraint, "name", Fields.text(constraint, "type", "")))
                .toList();
    }

    private static void add(List<String> breaks, String what, List<String> names) {
        if (!names.isEmpty()) {
            breaks.add(what + ": " + String.join(", ", names));
        }
    }

    private static Map<String, DictValue> sorted(DictValue columns) {
        Map<String, DictValue> sorted = new TreeMap<>();
        columns.entries().forEach((name, column) -> {
            if (column instanceof DictValue dict) {
                sorted.put(name.toText(), dict);
            }
        });
        return sorted;
    }

    private static boolean hasConstraints(DictValue node) {
        return WITH_CONSTRAINTS.contains(materialized(node));
    }

    private static String materialized(DictValue node) {
        return Fields.text(Fields.dict(node, "config"), "materialized", "");
    }

    private static boolean isEnforced(DictValue node) {
        return Fields.find(Fields.dict(node, "contract"), "enforced")
                .filter(Value::isTrue)
                .isPresent();
    }

    private static String checksum(DictValue node) {
        return Fields.text(Fields.dict(node, "contract"), "checksum", "");
    }
}
