package dev.floe.dbt.state;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A node as it is, beside what it was: in what the two agree. Configuration counts as it is written, so that what is derived
 * from the target makes no difference.
 */
record NodeChange(DictValue now, DictValue before) {
    private static final Set<String> NO_CHANGE = Set.of("alias", "schema", "database", "tags", "group");
    private static final List<String> OF_TESTS = List.of(
            "severity", "where", "limit", "fail_calc", "warn_if", "error_if", "store_failures", "store_failures_as");

    private String type() {
        return Fields.text(now, "resource_type", "");
    }

    private boolean isSame(String... keys) {
        for (String key : keys) {
            Value left = now.find(key).orElse(NoneValue.NONE);
            if (!left.repr().equals(before.find(key).orElse(NoneValue.NONE).repr())) {
                return false;
            }
        }
        return true;
    }

    boolean hasSameBody() {
        return type().equals("seed") ? isSame("checksum") : isSame("raw_code");
    }

    boolean hasSameConfig() {
        DictValue left = Fields.dict(now, "unrendered_config");
        DictValue right = Fields.dict(before, "unrendered_config");
        Set<String> keys = new LinkedHashSet<>();
        if (type().equals("test")) {
            keys.addAll(OF_TESTS);
        } else {
            left.entries().keySet().forEach(key -> keys.add(key.toText()));
            right.entries().keySet().forEach(key -> keys.add(key.toText()));
            keys.removeAll(NO_CHANGE);
        }
        return keys.stream()
                .allMatch(key ->
                        left.find(key).map(Value::repr).equals(right.find(key).map(Value::repr)));
    }

    boolean hasSameRelation() {
        if (type().equals("source")) {
            return isSame("database", "schema", "identifier");
        }
        return List.of("database", "schema", "alias").stream()
                .allMatch(key -> Fields.find(Fields.dict(now, "unrendered_config"), key)
                        .map(Value::repr)
                        .equals(Fields.find(Fields.dict(before, "unrendered_config"), key)
                                .map(Value::repr)));
    }

    /** Descriptions count where the database keeps them. */
    boolean hasSamePersistedDescriptions() {
        DictValue persisted = Fields.dict(Fields.dict(now, "config"), "persist_docs");
        boolean isRelation =
                Fields.find(persisted, "relation").filter(Value::isTrue).isPresent();
        boolean isColumns =
                Fields.find(persisted, "columns").filter(Value::isTrue).isPresent();
        return (!isRelation || isSame("description"))
                && (!isColumns || descriptions(now).equals(descriptions(before)));
    }

    private static String descriptions(DictValue node) {
        StringBuilder all = new StringBuilder();
        Fields.dict(node, "columns").entries().forEach((name, column) -> {
            if (column instanceof DictValue dict) {
                all.append(name.repr())
                        .append(Fields.text(dict, "description", ""))
                        .append('\n');
            }
        });
        return all.toString();
    }

    boolean hasSameContract() {
        boolean isEnforced = isEnforced(now);
        boolean wasEnforced = isEnforced(before);
        return isEnforced == wasEnforced
                && (!isEnforced
                        || Fields.text(Fields.dict(now, "contract"), "checksum", "")
                                .equals(Fields.text(Fields.dict(before, "contract"), "checksum", "")));
    }

    private static boolean isEnforced(DictValue node) {
        return Fields.find(Fields.dict(node, "contract"), "enforced")
                .filter(Value::isTrue)
                .isPresent();
    }

    /** Whether nothing about the node is different that makes a difference. */
    boolean isNone() {
        return switch (type()) {
            case "source" ->
                isSame("database", "schema", "identifier", "fqn", "quoting", "freshness", "loaded_at_field", "external")
                        && hasSameConfig();
            case "exposure" ->
                isSame("fqn", "type", "owner", "maturity", "url", "description", "label")
                        && dependencies(now).equals(dependencies(before))
                        && hasSameConfig();
            case "unit_test" -> isSame("checksum");
            case "test" ->
                Fields.dict(now, "test_metadata").isTrue() ? hasSameConfig() && isSame("fqn") : hasSameNode();
            case "model" -> hasSameNode() && isSame("latest_version", "access", "deprecation_date");
            case "metric", "semantic_model", "saved_query" -> hasSameDefinition();
            default -> hasSameNode();
        };
    }

    private boolean hasSameNode() {
        return hasSameBody()
                && hasSameConfig()
                && hasSamePersistedDescriptions()
                && isSame("fqn")
                && hasSameRelation()
                && hasSameContract();
    }

    /** All of the entry but where it stands and when it was read. */
    private boolean hasSameDefinition() {
        Set<String> keys = new LinkedHashSet<>();
        now.entries().keySet().forEach(key -> keys.add(key.toText()));
        keys.removeAll(Set.of("created_at", "path", "original_file_path", "tags", "meta", "config", "metadata"));
        return keys.stream().allMatch(this::isSame) && hasSameConfig();
    }

    private static Set<String> dependencies(DictValue node) {
        Set<String> ids = new LinkedHashSet<>();
        Fields.list(Fields.dict(node, "depends_on"), "nodes").stream()
                .map(Value::toText)
                .sorted()
                .forEach(ids::add);
        return ids;
    }
}
