package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the constraints of models and columns as SQL. */
final class ConstraintText {
    private static final Set<String> COLUMN_KEYS =
            Set.of("type", "name", "expression", "warn_unenforced", "warn_unsupported", "to", "to_columns");
    private static final Set<String> MODEL_KEYS =
            Set.of("type", "name", "expression", "warn_unenforced", "warn_unsupported", "to", "to_columns", "columns");

    private final Adapter adapter;

    ConstraintText(Adapter adapter) {
        this.adapter = requireNonNull(adapter, "adapter is null");
    }

    /** Each column with its type and constraints. */
    List<String> ofColumns(Evaluation evaluation, Value columns) {
        if (!(columns instanceof DictValue dict)) {
            throw TemplateException.type("render_raw_columns_constraints() argument must be dict");
        }
        List<String> texts = new ArrayList<>();
        for (Value column : dict.entries().values()) {
            evaluation.chargeSteps(1);
            if (!(column instanceof DictValue properties)) {
                throw TemplateException.type("A column must be a dict, not " + column.repr());
            }
            texts.add(ofColumn(evaluation, properties));
        }
        return texts;
    }

    private String ofColumn(Evaluation evaluation, DictValue column) {
        String name = require(column, "name").toText();
        boolean isQuoted = column.find("quote").map(Value::isTrue).orElse(false);
        List<String> parts = new ArrayList<>();
        parts.add((isQuoted ? adapter.quote(name) : name) + " "
                + require(column, "data_type").toText());
        Iterator<Value> constraints =
                evaluation.iterate(column.find("constraints").orElse(NoneValue.NONE));
        while (constraints.hasNext()) {
            RawConfiguration constraint = RawConfiguration.of("Constraint", constraints.next(), COLUMN_KEYS);
            ofColumnConstraint(constraint).map(String::strip).ifPresent(parts::add);
        }
        return String.join(" ", parts);
    }

    private static Value require(DictValue column, String key) {
        return column.find(key)
                .orElseThrow(() -> TemplateException.of(ErrorKind.KEY, "Column has no '%s'".formatted(key)));
    }

    private Optional<String> ofColumnConstraint(RawConfiguration constraint) {
        String expression = constraint.text("expression").orElse("");
        Optional<String> given = Optional.of(expression).filter(text -> !text.isEmpty());
        return switch (constraint.requiredText("type")) {
            case "check" -> given.map(text -> "check (" + text + ")");
            case "not_null" -> Optional.of("not null " + expression);
            case "unique" -> Optional.of("unique " + expression);
            case "primary_key" -> Optional.of("primary key " + expression);
            case "foreign_key" -> references(constraint).or(() -> otherReferences(constraint, given));
            case "custom" -> given;
            default -> throw unknownType(constraint);
        };
    }

    /** DuckDB's adapter writes what is there, and {@code None} where nothing is. */
    private Optional<String> otherReferences(RawConfiguration constraint, Optional<String> given) {
        if (adapter instanceof DuckDbAdapter) {
            return Optional.of("references " + constraint.text("expression").orElse("None"));
        }
        return given.map(text -> "references " + text);
    }

    private Optional<String> references(RawConfiguration constraint) {
        Optional<String> target = constraint.text("to").filter(text -> !text.isEmpty());
        List<String> columns = constraint.texts("to_columns").orElse(List.of());
        return target.filter(_ -> !columns.isEmpty())
                .map(text -> "references %s (%s)".formatted(target(text), String.join(", ", columns)));
    }

    /** DuckDB takes no database in front of a table that a foreign key refers to. */
    private String target(String target) {
        String[] parts = target.split("\\.", -1);
        return adapter instanceof DuckDbAdapter && parts.length > 2 ? target.substring(parts[0].length() + 1) : target;
    }

    /** Each constraint that can be written. */
    List<String> ofModel(Evaluation evaluation, Value constraints) {
        List<String> texts = new ArrayList<>();
        Iterator<Value> each = evaluation.iterate(constraints);
        while (each.hasNext()) {
            RawConfiguration constraint = RawConfiguration.of("Constraint", each.next(), MODEL_KEYS);
            ofModelConstraint(constraint).ifPresent(texts::add);
        }
        return texts;
    }

    private Optional<String> ofModelConstraint(RawConfiguration constraint) {
        String prefix = constraint
                .text("name")
                .filter(name -> !name.isEmpty())
                .map(name -> "constraint " + name + " ")
                .orElse("");
        Optional<String> expression = constraint.text("expression").filter(text -> !text.isEmpty());
        String columns = " (" + String.join(", ", constraint.texts("columns").orElse(List.of())) + ")";
        String between = expression.map(text -> " " + text).orElse("");
        return switch (constraint.requiredText("type")) {
            case "check" -> expression.map(text -> prefix + "check (" + text + ")");
            case "not_null" -> Optional.empty();
            case "unique" -> Optional.of(prefix + "unique" + between + columns);
            case "primary_key" -> Optional.of(prefix + "primary key" + between + columns);
            case "foreign_key" ->
                references(constraint)
                        .or(() -> expression.map(text -> "references " + text))
                        .map(text -> prefix + "foreign key" + columns + " " + text);
            case "custom" -> expression.map(text -> prefix + text);
            default -> throw unknownType(constraint);
        };
    }

    private static TemplateException unknownType(RawConfiguration constraint) {
        return RawConfiguration.refused("Constraint of type '%s' is not one of: check, not_null, unique, primary_key,"
                        .formatted(constraint.requiredText("type"))
                + " foreign_key, custom");
    }
}
