package dev.floe.lineage.resolve;

import dev.floe.lineage.resolve.Rest.Likelihood;
import dev.floe.lineage.resolve.Tables.Knowledge;
import dev.floe.lineage.syntax.FromItem;
import dev.floe.lineage.syntax.FromItem.Alias;
import dev.floe.lineage.syntax.FromItem.Join;
import dev.floe.lineage.syntax.FromItem.Shared.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a query reads. */
final class FromResolver {
    private final Context context;
    private final QueryResolver queries;
    private final Ctes ctes;

    FromResolver(Context context, QueryResolver queries, Ctes ctes) {
        this.context = context;
        this.queries = queries;
        this.ctes = ctes;
    }

    /** @param outer the names of the query around, and of what stands before in the same {@code from} */
    Sources resolve(FromItem item, Optional<dev.floe.lineage.resolve.Scope> outer) {
        return switch (item) {
            case FromItem.Table table -> table(table);
            case FromItem.Derived derived -> {
                Resolved resolved = queries.resolve(derived.query(), outer, ctes);
                yield Sources.of(
                        relation(derived.alias(), List.of(), resolved.shape().distinct()), resolved.influences());
            }
            case FromItem.Function function -> function(function, outer);
            case Join join -> join(join, outer);
            case FromItem.Pivot pivot -> new Turning(expressions(outer)).pivot(resolve(pivot.source(), outer), pivot);
            case FromItem.Unpivot unpivot ->
                new Turning(expressions(outer)).unpivot(resolve(unpivot.source(), outer), unpivot);
        };
    }

    private Turning.Expressions expressions(Optional<dev.floe.lineage.resolve.Scope> outer) {
        return sources -> new ExpressionResolver(
                context, queries, ctes, dev.floe.lineage.resolve.Scope.of(sources, outer), Map.of());
    }

    static Relation relation(Alias alias, List<String> path, Shape shape) {
        return new Relation(alias.name().map(List::of).orElse(path), shape.named(alias.columns()));
    }

    private Sources table(FromItem.Table table) {
        if (table.name().size() == 1) {
            Optional<Resolved> cte = ctes.find(table.name().getFirst());
            if (cte.isPresent()) {
                return Sources.of(
                        relation(table.alias(), table.name(), cte.get().shape()),
                        cte.get().influences());
            }
        }
        Shape shape = context.tables()
                .find(table.name())
                .map(FromResolver::shape)
                .orElseGet(() -> new Shape(
                        List.of(),
                        List.of(Rest.ofTable(
                                String.join(".", table.name()).toLowerCase(Locale.ROOT), Likelihood.LIKELY))));
        return Sources.of(relation(table.alias(), table.name(), shape), Flow.NONE);
    }

    private static Shape shape(Tables.Table table) {
        List<Field> fields = table.columns().stream()
                .map(column -> new Field(
                        column.name(),
                        Flow.of(new ColumnId(table.id(), column.name().toLowerCase(Locale.ROOT))),
                        column.type()))
                .toList();
        return new Shape(
                fields,
                table.knowledge() == Knowledge.EXACT
                        ? List.of()
                        : List.of(Rest.ofTable(
                                table.id(),
                                table.knowledge() == Knowledge.SOME ? Likelihood.LIKELY : Likelihood.UNLIKELY)));
    }

    /** What such a function gives is made of its arguments; how many rows it gives too. */
    private Sources function(FromItem.Function function, Optional<dev.floe.lineage.resolve.Scope> outer) {
        Flow made =
                expressions(outer).of(Sources.NONE).flow(function.arguments()).then(Use.TRANSFORMATION);
        List<Field> fields = function.alias().columns().stream()
                .map(name -> new Field(name, made, Optional.empty()))
                .toList();
        boolean isKnown = Functions.makesRows(function.name());
        Flow flow = isKnown ? made : made.partial();
        Relation relation = new Relation(
                function.alias().name().map(List::of).orElse(List.of(function.name())),
                new Shape(fields, List.of(Rest.made(flow))));
        return Sources.of(relation, made.then(Use.JOIN));
    }

    private Sources join(Join join, Optional<dev.floe.lineage.resolve.Scope> outer) {
        Sources left = resolve(join.left(), outer);
        Sources right = resolve(join.right(), Optional.of(dev.floe.lineage.resolve.Scope.of(left, outer)));
        Flow influences = left.influences().plus(right.influences());
        Map<String, Field> shared = new HashMap<>(left.shared());
        right.shared().forEach(shared::putIfAbsent);
        for (String name : names(join, left, right)) {
            Optional<Field> leftField = find(left, name);
            Optional<Field> rightField = find(right, name);
            for (Optional<Field> field : List.of(leftField, rightField)) {
                influences = influences.plus(
                        field.map(Field::flow).orElse(Flow.UNKNOWN).then(Use.JOIN));
            }
            shared.put(
                    name.toLowerCase(Locale.ROOT),
                    merged(
                            join.kind(),
                            leftField.orElseGet(() -> Field.unknown(name)),
                            rightField.orElseGet(() -> Field.unknown(name))));
        }
        if (join.shared().scope() == Scope.COMMON && (isOpen(left) || isOpen(right))) {
            influences = influences.partial();
        }
        List<Relation> relations = new ArrayList<>(left.relations());
        relations.addAll(right.relations());
        if (join.on().isPresent()) {
            Sources both = new Sources(relations, shared, influences);
            influences = influences.plus(
                    expressions(outer).of(both).flow(join.on().get()).then(Use.JOIN));
        }
        return new Sources(join.kind() == FromItem.Kind.SEMI ? left.relations() : relations, shared, influences);
    }

    private static Field merged(FromItem.Kind kind, Field left, Field right) {
        return switch (kind) {
            case INNER, LEFT, SEMI -> left;
            case RIGHT -> right;
            case FULL ->
                new Field(
                        left.name(),
                        left.flow().plus(right.flow()).then(Use.TRANSFORMATION),
                        left.type().equals(right.type()) ? left.type() : Optional.empty());
        };
    }

    private static Set<String> names(Join join, Sources left, Sources right) {
        if (join.shared().scope() == Scope.LISTED) {
            return new LinkedHashSet<>(join.shared().columns());
        }
        Set<String> there = new HashSet<>();
        right.relations().forEach(each -> each.shape()
                .fields()
                .forEach(field -> there.add(field.name().toLowerCase(Locale.ROOT))));
        Set<String> common = new LinkedHashSet<>();
        left.relations().forEach(each -> each.shape().fields().stream()
                .map(Field::name)
                .filter(name -> there.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(common::add));
        return common;
    }

    private static boolean isOpen(Sources sources) {
        return sources.relations().stream()
                .anyMatch(relation -> relation.shape().isOpen());
    }

    private static Optional<Field> find(Sources sources, String name) {
        return dev.floe.lineage.resolve.Scope.of(sources, Optional.empty()).find(List.of(name))
                        instanceof dev.floe.lineage.resolve.Scope.Found.One one
                ? Optional.of(one.field())
                : Optional.empty();
    }
}
