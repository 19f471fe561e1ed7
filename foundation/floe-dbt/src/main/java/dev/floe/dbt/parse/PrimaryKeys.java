package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What dbt takes for a model's primary key: a constraint, else unique columns that are never null, else unique ones. */
final class PrimaryKeys {
    private final Map<String, List<Node>> tests = new HashMap<>();

    PrimaryKeys(Manifest manifest) {
        for (Node node : manifest.nodes().values()) {
            if (node.kind() == ResourceKind.TEST) {
                Fields.text(node.fields(), "attached_node")
                        .ifPresent(id -> tests.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(node));
            }
        }
    }

    ListValue of(Node model) {
        List<String> constrained = constrained(model.fields());
        if (!constrained.isEmpty()) {
            return ListValue.ofStrings(constrained);
        }
        Set<String> unique = new TreeSet<>();
        Set<String> notNull = new TreeSet<>();
        for (Node test : tests.getOrDefault(model.uniqueId(), List.of())) {
            DictValue metadata = Fields.dict(test.fields(), "test_metadata");
            DictValue arguments = Fields.dict(metadata, "kwargs");
            List<String> columns = Fields.text(arguments, "column_name")
                    .map(List::of)
                    .orElseGet(() -> Fields.list(arguments, "combination_of_columns").stream()
                            .map(Value::toText)
                            .toList());
            switch (Fields.text(metadata, "name", "")) {
                case "unique", "unique_combination_of_columns" -> unique.addAll(columns);
                case "not_null" -> notNull.addAll(columns);
                default -> {}
            }
        }
        List<String> both = unique.stream().filter(notNull::contains).toList();
        return ListValue.ofStrings(both.isEmpty() ? unique : both);
    }

    private static List<String> constrained(DictValue fields) {
        List<String> columns = new ArrayList<>();
        for (DictValue constraint : Fields.dicts(fields, "constraints")) {
            if (Fields.text(constraint, "type", "").equals("primary_key")) {
                Fields.list(constraint, "columns").forEach(column -> columns.add(column.toText()));
            }
        }
        Fields.dict(fields, "columns").entries().forEach((name, column) -> {
            if (column instanceof DictValue described
                    && Fields.dicts(described, "constraints").stream()
                            .anyMatch(each -> Fields.text(each, "type", "").equals("primary_key"))) {
                columns.add(name.toText());
            }
        });
        return columns;
    }
}
