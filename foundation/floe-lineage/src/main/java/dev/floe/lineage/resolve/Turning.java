package dev.floe.lineage.resolve;

import dev.floe.lineage.syntax.Expression;
import dev.floe.lineage.syntax.FromItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Columns that become rows, and values that become columns. */
final class Turning {
    private final Expressions expressions;

    Turning(Expressions expressions) {
        this.expressions = expressions;
    }

    /** Resolves the expressions over what is turned. */
    @FunctionalInterface
    interface Expressions {
        ExpressionResolver of(Sources sources);
    }

    /** All columns that are not used make groups; each value of the others makes a column. */
    Sources pivot(Sources source, FromItem.Pivot pivot) {
        ExpressionResolver resolver = expressions.of(source);
        Flow by = resolver.flow(pivot.by());
        Flow value = resolver.flow(pivot.values()).plus(by.then(Use.CONDITIONAL));
        Set<String> used = new HashSet<>();
        pivot.values().forEach(each -> addNames(each, used));
        pivot.by().forEach(each -> addNames(each, used));
        Shape kept = without(source, used);
        List<Field> fields = new ArrayList<>(kept.fields());
        pivot.names().forEach(name -> fields.add(new Field(name, value, Optional.empty())));
        List<Rest> rests = new ArrayList<>(kept.rests());
        if (pivot.names().isEmpty()) {
            rests.add(Rest.made(value.partial()));
        }
        Flow influences =
                source.influences().plus(kept.flow().then(Use.GROUP_BY)).plus(by.then(Use.GROUP_BY));
        return Sources.of(FromResolver.relation(pivot.alias(), List.of(), new Shape(fields, rests)), influences);
    }

    Sources unpivot(Sources source, FromItem.Unpivot unpivot) {
        ExpressionResolver resolver = expressions.of(source);
        Flow flow = resolver.flow(unpivot.columns());
        Set<String> used = new HashSet<>();
        unpivot.columns().forEach(each -> addNames(each, used));
        Shape kept = without(source, used);
        List<Field> fields = new ArrayList<>(kept.fields());
        unpivot.names().forEach(name -> fields.add(new Field(name, Flow.NONE, Optional.of("VARCHAR"))));
        unpivot.values().forEach(name -> fields.add(new Field(name, flow.then(Use.TRANSFORMATION), Optional.empty())));
        return Sources.of(
                FromResolver.relation(unpivot.alias(), List.of(), new Shape(fields, kept.rests())),
                source.influences().plus(flow.then(Use.FILTER)));
    }

    private static Shape without(Sources source, Set<String> used) {
        List<Field> fields = new ArrayList<>();
        List<Rest> rests = new ArrayList<>();
        for (Relation relation : source.relations()) {
            relation.shape().fields().stream()
                    .filter(field -> !used.contains(field.name().toLowerCase(Locale.ROOT)))
                    .forEach(fields::add);
            relation.shape().rests().forEach(rest -> rests.add(rest.without(used)));
        }
        return new Shape(fields, rests);
    }

    private static void addNames(Expression expression, Set<String> names) {
        switch (expression) {
            case Expression.Column column -> names.add(column.name().toLowerCase(Locale.ROOT));
            case Expression.Call call -> call.arguments().forEach(each -> addNames(each, names));
            case Expression.Operation operation -> operation.operands().forEach(each -> addNames(each, names));
            case Expression.Cast cast -> addNames(cast.operand(), names);
            case Expression.Choice choice -> {
                choice.conditions().forEach(each -> addNames(each, names));
                choice.results().forEach(each -> addNames(each, names));
            }
            case Expression.AllColumns _, Expression.Lambda _, Expression.Literal _, Expression.Nested _ -> {}
        }
    }
}
