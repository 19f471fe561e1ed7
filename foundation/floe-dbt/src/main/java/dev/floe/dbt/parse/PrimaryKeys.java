package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Set<String> unique = new LinkedHashSet<>();
        Set<String> notNull = new LinkedHashSet<>();
        List<List<String>> combinations = new ArrayList<>();
        for (Node test : tests.getOrDefault(model.uniqueId(), List.of())) {
            DictValue metadata = Fields.dict(test.fields(), "test_metadata");
            DictValue arguments = Fields.dict(metadata, "kwargs");
            String column = Fields.text(test.fields(), "column_name", "");
            switch (Fields.text(metadata, "name", "")) {
                case "not_null" -> notNull.add(column);
                case "unique_combination_of_columns" ->
                    combinations.add(Fields.list(arguments, "combination_of_columns").stream()
                            .map(Value::toText)
                            .toList());
                default -> {}
            }
            if (Fields.text(metadata, "name", "").equals("unique") && !column.isEmpty()) {
                unique.add(column);
            }
        }
        List<String> both = unique.stream().filter(notNull::contains).toList();
        if (!both.isEmpty()) {
            return ListValue.of(StringValue.of(both.getFirst()));
        }
        if (!unique.isEmpty()) {
            return ListValue.of(StringValue.of(unique.iterator().next()));
        }
        return combinations.isEmpty() ? ListValue.empty() : ListValue.ofStrings(combinations.getFirst());
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
