package dev.floe.lineage.syntax;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that a query reads and calls, wherever in it. */
public final class QueryReads {
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private boolean isWhole = true;

    private QueryReads() {}

    public static QueryReads of(Query query) {
        QueryReads reads = new QueryReads();
        reads.query(query, Set.of());
        return reads;
    }

    /** The names of relations that the query does not define itself, as it writes them, with a dot between the parts. */
    public Set<String> tables() {
        return Set.copyOf(tables);
    }

    /** The names of functions, in lower case. */
    public Set<String> functions() {
        return Set.copyOf(functions);
    }

    /** Whether nothing in it was beyond understanding. */
    public boolean isWhole() {
        return isWhole;
    }

    /** @param named the common table expressions that can be read here, in lower case */
    private void query(Query query, Set<String> named) {
        switch (query) {
            case Query.Select select -> select(select, named);
            case Query.Combined combined -> {
                query(combined.left(), named);
                query(combined.right(), named);
            }
            case Query.Rows rows -> rows.rows().forEach(row -> all(row, named));
            case Query.With with -> with(with, named);
            case Query.Ordered ordered -> {
                query(ordered.body(), named);
                all(ordered.order(), named);
                all(ordered.limit(), named);
            }
            case Query.Opaque _ -> isWhole = false;
        }
    }

    private void with(Query.With with, Set<String> named) {
        Set<String> known = new HashSet<>(named);
        for (Query.CommonTable table : with.tables()) {
            String name = table.name().toLowerCase(Locale.ROOT);
            Set<String> inside = new HashSet<>(known);
            if (table.recursion() == Query.Recursion.ALLOWED) {
                inside.add(name);
            }
            query(table.query(), inside);
            known.add(name);
        }
        query(with.body(), known);
    }

    private void select(Query.Select select, Set<String> named) {
        select.items().forEach(item -> item(item, named));
        select.from().ifPresent(from -> from(from, named));
        each(select.where(), named);
        all(select.grouping().expressions(), named);
        each(select.having(), named);
        each(select.qualify(), named);
        select.windows().values().forEach(window -> window(window, named));
        select.distinct().ifPresent(distinct -> all(distinct.on(), named));
    }

    private void item(Item item, Set<String> named) {
        switch (item) {
            case Item.Value value -> expression(value.expression(), named);
            case Item.Star star -> all(star.replaced().values(), named);
            case Item.Unknown unknown -> {
                isWhole = false;
                all(unknown.parts(), named);
            }
        }
    }

    private void from(FromItem item, Set<String> named) {
        switch (item) {
            case FromItem.Table table -> {
                boolean isNamed = table.name().size() == 1
                        && named.contains(table.name().getFirst().toLowerCase(Locale.ROOT));
                if (!isNamed) {
                    tables.add(table.name().stream().collect(Collectors.joining(".")));
                }
            }
            case FromItem.Derived derived -> query(derived.query(), named);
            case FromItem.Function function -> {
                functions.add(function.name().toLowerCase(Locale.ROOT));
                all(function.arguments(), named);
            }
            case FromItem.Join join -> {
                from(join.left(), named);
                from(join.right(), named);
                each(join.on(), named);
            }
            case FromItem.Pivot pivot -> {
                from(pivot.source(), named);
                all(pivot.values(), named);
                all(pivot.by(), named);
            }
            case FromItem.Unpivot unpivot -> {
                from(unpivot.source(), named);
                all(unpivot.columns(), named);
            }
        }
    }

    private void window(Window window, Set<String> named) {
        all(window.partition(), named);
        all(window.order(), named);
    }

    private void each(Optional<Expression> expression, Set<String> named) {
        expression.ifPresent(found -> expression(found, named));
    }

    private void all(Collection<Expression> expressions, Set<String> named) {
        expressions.forEach(expression -> expression(expression, named));
    }

    private void expression(Expression expression, Set<String> named) {
        switch (expression) {
            case Expression.Call call -> {
                functions.add(call.name().toLowerCase(Locale.ROOT));
                List.of(call.arguments(), call.conditions(), call.order()).forEach(part -> all(part, named));
                call.over().ifPresent(window -> window(window, named));
            }
            case Expression.Choice choice -> {
                all(choice.conditions(), named);
                all(choice.results(), named);
            }
            case Expression.Nested nested -> query(nested.query(), named);
            case Expression.Cast cast -> expression(cast.operand(), named);
            case Expression.Operation operation -> all(operation.operands(), named);
            case Expression.Lambda lambda -> expression(lambda.body(), named);
            case Expression.Column _, Expression.Literal _, Expression.AllColumns _ -> {
                // They read nothing by themselves.
            }
        }
    }
}
