package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.documents.Sha256;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The contract of a model: what its columns and constraints promise. */
final class Contract {
    private final Node node;
    private final List<DictValue> columns;
    private final List<DictValue> constraints;

    private Contract(Node node) {
        this.node = node;
        this.columns = Fields.dict(node.fields(), "columns").entries().values().stream()
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .toList();
        this.constraints = Fields.dicts(node.fields(), "constraints");
    }

    /**
     * Gives a model whose contract is enforced the checksum of it.
     *
     * @throws FloeException if the constraints contradict each other, or an enforced contract says nothing
     */
    static void seal(Node node) {
        Contract contract = new Contract(node);
        contract.requireOnePrimaryKey();
        DictValue fields = Fields.dict(node.fields(), "contract");
        if (fields.find("enforced").map(Value::isTrue).orElse(false)) {
            contract.requireColumns();
            fields.put("checksum", StringValue.of(contract.checksum()));
        }
    }

    /** The targets of a model's foreign keys, such as {@code ref('customers')}. */
    static List<String> targets(Node node) {
        Contract contract = new Contract(node);
        List<DictValue> all = new ArrayList<>(contract.constraints);
        contract.columns.forEach(column -> all.addAll(Fields.dicts(column, "constraints")));
        return all.stream()
                .filter(each -> Fields.text(each, "type", "").equals("foreign_key"))
                .flatMap(each -> Fields.text(each, "to").stream())
                .toList();
    }

    private void requireColumns() {
        if (columns.isEmpty()) {
            throw wrong("has an enforced contract and no columns", "describe its columns, each with a 'data_type'");
        }
    }

    private void requireOnePrimaryKey() {
        List<String> keyed = columns.stream()
                .filter(column -> hasPrimaryKey(Fields.dicts(column, "constraints")))
                .map(column -> Fields.text(column, "name", ""))
                .toList();
        if (keyed.size() > 1) {
            throw wrong(
                    "has several columns that are its primary key: " + String.join(", ", keyed),
                    "write one constraint of the model with these 'columns'");
        }
        if (!keyed.isEmpty() && hasPrimaryKey(constraints)) {
            throw wrong("has a primary key of its own and one at column '" + keyed.getFirst() + "'", "remove one");
        }
    }

    private static boolean hasPrimaryKey(List<DictValue> constraints) {
        return constraints.stream()
                .anyMatch(each -> Fields.text(each, "type", "").equals("primary_key"));
    }

    private FloeException wrong(String fact, String help) {
        return DbtError.PROPERTIES.in(node.text("original_file_path"), "Model '" + node.name() + "' " + fact, help);
    }

    /** What dbt makes the checksum of is the text of Python's objects. */
    private String checksum() {
        StringBuilder all = new StringBuilder();
        columns.stream()
                .sorted(Comparator.comparing(column -> Fields.text(column, "name", "")))
                .forEach(column -> all.append('|')
                        .append(Fields.text(column, "name", ""))
                        .append(column.find("data_type").orElse(NoneValue.NONE).toText())
                        .append(text("ColumnLevelConstraint", Fields.dicts(column, "constraints"))));
        String materialized = Fields.text(node.config(), "materialized", "");
        if (materialized.equals("table") || materialized.equals("incremental")) {
            all.append(materialized).append(text("ModelLevelConstraint", constraints));
        }
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String type, List<DictValue> constraints) {
        return constraints.stream()
                .map(constraint -> type + "(" + text(constraint) + ")")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(DictValue constraint) {
        return constraint.entries().entrySet().stream()
                .map(entry -> entry.getKey().toText() + "="
                        + (entry.getKey().toText().equals("type")
                                ? "<ConstraintType.%s: '%s'>"
                                        .formatted(
                                                entry.getValue().toText(),
                                                entry.getValue().toText())
                                : entry.getValue().repr()))
                .collect(Collectors.joining(", "));
    }

    /** The constraints of a model, which name their columns. */
    static ListValue ofModel(List<DictValue> written) {
        ListValue constraints = Columns.constraints(written);
        for (Value each : constraints.elements()) {
            if (each instanceof DictValue constraint) {
                constraint.put("columns", ListValue.of(Fields.list(constraint, "columns")));
            }
        }
        return constraints;
    }
}
