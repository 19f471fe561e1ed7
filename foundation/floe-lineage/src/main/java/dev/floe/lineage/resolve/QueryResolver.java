package dev.floe.lineage.resolve;

import dev.floe.lineage.syntax.Expression;
import dev.floe.lineage.syntax.Query;
import dev.floe.lineage.syntax.Query.CommonTable;
import dev.floe.lineage.syntax.Query.Recursion;
import dev.floe.lineage.syntax.Query.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what queries give. */
final class QueryResolver {
    /** A query that reads itself is resolved until nothing new flows; this many columns in a row are rare. */
    private static final int ROUNDS = 50;

    private final Context context;

    QueryResolver(Context context) {
        this.context = context;
    }

    Resolved resolve(Query query, Optional<Scope> outer, Ctes ctes) {
        return switch (query) {
            case Select select -> select(select, outer, ctes).resolved();
            case Query.Combined combined ->
                new Combination(context)
                        .combine(
                                combined,
                                resolve(combined.left(), outer, ctes),
                                resolve(combined.right(), outer, ctes));
            case Query.Rows rows -> rows(rows, outer, ctes);
            case Query.With with -> with(with, outer, ctes);
            case Query.Ordered ordered -> ordered(ordered, outer, ctes);
            case Query.Opaque _ -> Resolved.UNKNOWN;
        };
    }

    private Selected select(Select select, Optional<Scope> outer, Ctes ctes) {
        Sources sources = select.from()
                .map(from -> new FromResolver(context, this, ctes).resolve(from, outer))
                .orElse(Sources.NONE);
        Scope scope = Scope.of(sources, outer);
        ExpressionResolver expressions = new ExpressionResolver(context, this, ctes, scope, select.windows());
        return new SelectResolver(context, select, sources, scope, expressions).resolve();
    }

    private Resolved with(Query.With with, Optional<Scope> outer, Ctes ctes) {
        Ctes all = ctes;
        for (CommonTable table : with.tables()) {
            Ctes before = all;
            all = all.with(table.name(), () -> commonTable(table, outer, before));
        }
        return resolve(with.body(), outer, all);
    }

    private Resolved commonTable(CommonTable table, Optional<Scope> outer, Ctes before) {
        Resolved found = table.recursion() == Recursion.ALLOWED && table.query() instanceof Query.Combined
                ? recursive(table, outer, before)
                : resolve(table.query(), outer, before);
        return new Resolved(found.shape().named(table.columns()).distinct(), found.influences());
    }

    private Resolved recursive(CommonTable table, Optional<Scope> outer, Ctes before) {
        Query.Combined query = (Query.Combined) table.query();
        Resolved known = resolve(query.left(), outer, before);
        for (int round = 0; round < ROUNDS; round++) {
            Resolved now = new Resolved(known.shape().named(table.columns()), known.influences());
            Resolved next = resolve(query, outer, before.with(table.name(), () -> now));
            if (next.shape().fields().equals(known.shape().fields())
                    && next.influences().equals(known.influences())) {
                return next;
            }
            known = next;
        }
        return known;
    }

    private Resolved rows(Query.Rows rows, Optional<Scope> outer, Ctes ctes) {
        ExpressionResolver expressions =
                new ExpressionResolver(context, this, ctes, Scope.of(Sources.NONE, outer), Map.of());
        List<Field> fields = new ArrayList<>();
        for (List<Expression> row : rows.rows()) {
            for (int i = 0; i < row.size(); i++) {
                Value value = expressions.resolve(row.get(i));
                if (i == fields.size()) {
                    fields.add(new Field("col" + i, value.flow(), value.type()));
                } else {
                    Field before = fields.get(i);
                    fields.set(
                            i,
                            new Field(
                                    before.name(),
                                    before.flow().plus(value.flow()),
                                    before.type().equals(value.type()) ? before.type() : Optional.empty()));
                }
            }
        }
        return new Resolved(new Shape(fields, List.of(SelectResolver.UNNAMED)), Flow.NONE);
    }

    private Resolved ordered(Query.Ordered ordered, Optional<Scope> outer, Ctes ctes) {
        Selected body = ordered.body() instanceof Select select
                ? select(select, outer, ctes)
                : plain(resolve(ordered.body(), outer, ctes), outer, ctes);
        Flow sorting = Flow.NONE;
        for (Expression each : ordered.order()) {
            sorting = sorting.plus(body.orderedBy(each));
        }
        for (Expression each : ordered.limit()) {
            sorting = sorting.plus(body.expressions().flow(each));
        }
        return new Resolved(
                body.resolved().shape(), body.resolved().influences().plus(sorting.then(Use.SORT)));
    }

    private Selected plain(Resolved resolved, Optional<Scope> outer, Ctes ctes) {
        Scope scope = Scope.of(Sources.of(new Relation(List.of(), resolved.shape()), Flow.NONE), outer);
        return new Selected(resolved, new ExpressionResolver(context, this, ctes, scope, Map.of()));
    }
}
