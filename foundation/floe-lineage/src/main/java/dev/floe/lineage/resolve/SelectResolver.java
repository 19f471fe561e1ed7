package dev.floe.lineage.resolve;

import dev.floe.lineage.resolve.Rest.Likelihood;
import dev.floe.lineage.resolve.SqlProblem.Kind;
import dev.floe.lineage.syntax.Expression;
import dev.floe.lineage.syntax.Item;
import dev.floe.lineage.syntax.Query.Grouping;
import dev.floe.lineage.syntax.Query.Select;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the columns of one select, and what decides on its rows. */
final class SelectResolver {
    /** A column without a name has one that the engine makes; whoever reads it by that is right. */
    static final Rest UNNAMED = new Rest(Field::unknown, Likelihood.UNLIKELY, Set.of());

    private final Context context;
    private final Select select;
    private final Sources sources;
    private final Scope scope;
    private final ExpressionResolver expressions;
    private final List<Field> fields = new ArrayList<>();
    private final List<Rest> rests = new ArrayList<>();
    /** What the items are that can be told by their number; no more of them behind one that may be many. */
    private final List<Field> numbered = new ArrayList<>();

    /** What {@code group by all} groups by. */
    private final List<Flow> grouped = new ArrayList<>();

    private Flow influences;

    SelectResolver(Context context, Select select, Sources sources, Scope scope, ExpressionResolver expressions) {
        this.context = context;
        this.select = select;
        this.sources = sources;
        this.scope = scope;
        this.expressions = expressions;
        this.influences = sources.influences();
    }

    Selected resolve() {
        select.items().forEach(this::addItem);
        Shape shape = new Shape(fields, rests);
        select.where().ifPresent(where -> influence(expressions.flow(where), Use.FILTER));
        influence(grouping(), Use.GROUP_BY);
        select.having().ifPresent(having -> influence(expressions.flow(having), Use.FILTER));
        select.qualify().ifPresent(qualify -> influence(expressions.flow(qualify), Use.FILTER));
        select.distinct()
                .ifPresent(distinct ->
                        influence(distinct.on().isEmpty() ? shape.flow() : listed(distinct.on()), Use.GROUP_BY));
        return new Selected(new Resolved(shape, influences), expressions);
    }

    private void influence(Flow flow, Use use) {
        influences = influences.plus(flow.then(use));
    }

    private void addItem(Item item) {
        switch (item) {
            case Item.Value value -> addValue(value);
            case Item.Star star -> addStar(star);
            case Item.Unknown unknown -> {
                for (Relation relation : scope.relations()) {
                    relation.shape().fields().forEach(field -> grouped.add(field.flow()));
                }
                rests.add(Rest.unknown());
            }
        }
    }

    private void addValue(Item.Value item) {
        Value value = expressions.resolve(item.expression());
        if (Aggregates.makeRows(item.expression())) {
            influence(value.flow(), Use.JOIN);
        }
        Optional<String> name = item.alias().or(() -> name(item.expression()));
        if (name.isEmpty() || (item.alias().isEmpty() && !(item.expression() instanceof Expression.Column))) {
            rests.add(UNNAMED);
        }
        Field field = new Field(name.orElse("_col" + fields.size()), value.flow(), value.type());
        add(field);
        if (!Aggregates.isIn(item.expression())) {
            grouped.add(field.flow());
        }
        item.alias().ifPresent(alias -> scope.alias(alias, field));
    }

    private void add(Field field) {
        if (rests.stream().noneMatch(Rest::isLikely)) {
            numbered.add(field);
        }
        fields.add(field);
    }

    /** As engines name it, where they agree. */
    private static Optional<String> name(Expression expression) {
        return switch (expression) {
            case Expression.Column column -> Optional.of(column.name());
            case Expression.Call call -> Optional.of(call.name());
            case Expression.Cast cast -> name(cast.operand());
            case Expression.AllColumns _,
                    Expression.Choice _,
                    Expression.Lambda _,
                    Expression.Literal _,
                    Expression.Nested _,
                    Expression.Operation _ -> Optional.empty();
        };
    }

    private void addStar(Item.Star star) {
        Set<String> emitted = new HashSet<>();
        boolean isFound = false;
        for (Relation relation : sources.relations()) {
            if (!star.qualifier().isEmpty() && !relation.isMeant(star.qualifier())) {
                continue;
            }
            isFound = true;
            for (Field field : relation.shape().fields()) {
                addStarred(star, field, emitted);
            }
            Set<String> named = new HashSet<>(star.excluded());
            named.addAll(star.replaced().keySet());
            for (Rest rest : relation.shape().rests()) {
                rests.add(rest.without(named));
                if (rest.isLikely()) {
                    star.replaced().forEach((name, expression) -> {
                        if (emitted.add(name)) {
                            add(replaced(name, expression));
                        }
                    });
                }
            }
        }
        fields.forEach(field -> grouped.add(field.flow()));
        if (!isFound) {
            addUnfound(star);
        }
    }

    private void addUnfound(Item.Star star) {
        if (star.qualifier().isEmpty() || scope.find(star.qualifier()) instanceof Scope.Found.One) {
            rests.add(Rest.unknown());
            return;
        }
        context.report(
                Kind.NO_SUCH_RELATION,
                star.offset(),
                star.qualifier().getLast(),
                "'" + String.join(".", star.qualifier()) + "' is nothing that this query reads",
                sources.relations().stream()
                        .filter(relation -> !relation.path().isEmpty())
                        .map(relation -> relation.path().getLast())
                        .toList());
        rests.add(Rest.unknown());
    }

    private void addStarred(Item.Star star, Field field, Set<String> emitted) {
        String name = field.name().toLowerCase(Locale.ROOT);
        if (star.excluded().contains(name)) {
            return;
        }
        Field shared = star.qualifier().isEmpty() ? sources.shared().get(name) : null;
        if (shared != null && !emitted.add(name)) {
            return;
        }
        emitted.add(name);
        Expression replacement = star.replaced().get(name);
        if (replacement != null) {
            add(replaced(field.name(), replacement));
        } else {
            add(shared == null ? field : shared.named(field.name()));
        }
    }

    private Field replaced(String name, Expression expression) {
        Value value = expressions.resolve(expression);
        return new Field(name, value.flow(), value.type());
    }

    private Flow grouping() {
        return switch (select.grouping().kind()) {
            case NONE -> Flow.NONE;
            case ALL -> Flow.sum(grouped);
            case LISTED -> listed(select.grouping());
        };
    }

    private Flow listed(Grouping grouping) {
        return listed(grouping.expressions());
    }

    private Flow listed(List<Expression> listed) {
        Flow all = Flow.NONE;
        for (Expression each : listed) {
            if (each instanceof Expression.Literal literal && literal.ordinal().isPresent()) {
                int number = literal.ordinal().get();
                all = all.plus(
                        number >= 1 && number <= numbered.size()
                                ? numbered.get(number - 1).flow()
                                : Flow.UNKNOWN);
            } else {
                all = all.plus(expressions.flow(each));
            }
        }
        return all;
    }
}
