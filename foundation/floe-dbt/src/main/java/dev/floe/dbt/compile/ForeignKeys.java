package dev.floe.dbt.compile;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what foreign keys of a model point at, such as {@code ref('customers')}, into the names of relations. */
final class ForeignKeys {
    /** A name of a relation, which an earlier compilation has left, looks otherwise. */
    private static final Pattern REFERENCE = Pattern.compile("\\s*(ref|source)\\s*\\(.*", Pattern.DOTALL);

    private ForeignKeys() {}

    /** @param references says what a call of {@code ref} or {@code source} stands for */
    static void resolve(DictValue node, Function<String, Value> references) {
        for (DictValue constraint : constraints(node)) {
            Fields.text(constraint, "to")
                    .filter(_ -> Fields.text(constraint, "type", "").equals("foreign_key"))
                    .filter(target -> REFERENCE.matcher(target).matches())
                    .ifPresent(target -> constraint.put("to", StringValue.of(name(references.apply(target)))));
        }
    }

    private static List<DictValue> constraints(DictValue node) {
        Stream<DictValue> ofColumns = Fields.dict(node, "columns").entries().values().stream()
                .filter(DictValue.class::isInstance)
                .flatMap(column -> Fields.dicts((DictValue) column, "constraints").stream());
        return Stream.concat(Fields.dicts(node, "constraints").stream(), ofColumns)
                .toList();
    }

    /** A constraint points at the whole of a relation, even where a run reads none of its rows. */
    private static String name(Value target) {
        return target instanceof RelationValue relation ? relation.relation().render() : target.toText();
    }
}
