package dev.floe.dbt.lineage;

import dev.floe.lineage.syntax.Expression;
import dev.floe.lineage.syntax.FromItem;
import dev.floe.lineage.syntax.Item;
import dev.floe.lineage.syntax.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Looks for what makes a column in the text of a query. */
final class ColumnOffset {
    private final String column;

    private ColumnOffset(String column) {
        this.column = column;
    }

    /** The offset of the expression, or of the star; empty: the text does not show it. */
    static OptionalInt of(Query query, String column) {
        return new ColumnOffset(column).find(query, Map.of());
    }

    private OptionalInt find(Query query, Map<String, Query> named) {
        return switch (query) {
            case Query.With with -> {
                Map<String, Query> all = new HashMap<>(named);
                with.tables().forEach(table -> all.put(table.name().toLowerCase(Locale.ROOT), table.query()));
                yield find(with.body(), all);
            }
            case Query.Ordered ordered -> find(ordered.body(), named);
            case Query.Combined combined -> find(combined.left(), named);
            case Query.Select select -> find(select, named);
            case Query.Rows _, Query.Opaque _ -> OptionalInt.empty();
        };
    }

    private OptionalInt find(Query.Select select, Map<String, Query> named) {
        for (Item item : select.items()) {
            if (item instanceof Item.Value value && isNamed(value)) {
                return offset(value.expression());
            }
        }
        List<Item.Star> stars = select.items().stream()
                .filter(Item.Star.class::isInstance)
                .map(Item.Star.class::cast)
                .toList();
        if (stars.size() != 1) {
            return OptionalInt.empty();
        }
        OptionalInt behind = select.from()
                .flatMap(from -> onlyQuery(from, named))
                .map(query -> find(query, without(named, query)))
                .orElse(OptionalInt.empty());
        return behind.isPresent() ? behind : OptionalInt.of(stars.getFirst().offset());
    }

    private boolean isNamed(Item.Value value) {
        return value.alias()
                .map(alias -> alias.equalsIgnoreCase(column))
                .orElseGet(() -> value.expression() instanceof Expression.Column named
                        && named.name().equalsIgnoreCase(column));
    }

    /** The query whose columns a star stands for, if it is a single one in this text. */
    private static Optional<Query> onlyQuery(FromItem from, Map<String, Query> named) {
        return switch (from) {
            case FromItem.Table table ->
                table.name().size() == 1
                        ? Optional.ofNullable(named.get(table.name().getFirst().toLowerCase(Locale.ROOT)))
                        : Optional.empty();
            case FromItem.Derived derived -> Optional.of(derived.query());
            case FromItem.Function _, FromItem.Join _, FromItem.Pivot _, FromItem.Unpivot _ -> Optional.empty();
        };
    }

    /** A query that reads itself is looked at once. */
    private static Map<String, Query> without(Map<String, Query> named, Query query) {
        Map<String, Query> others = new HashMap<>(named);
        others.values().remove(query);
        return others;
    }

    private static OptionalInt offset(Expression expression) {
        return switch (expression) {
            case Expression.Column named -> OptionalInt.of(named.offset());
            case Expression.Call call -> OptionalInt.of(call.offset());
            case Expression.Cast cast -> offset(cast.operand());
            case Expression.Choice choice ->
                first(Stream.concat(choice.conditions().stream(), choice.results().stream()));
            case Expression.Operation operation -> first(operation.operands().stream());
            case Expression.AllColumns _, Expression.Lambda _, Expression.Literal _, Expression.Nested _ ->
                OptionalInt.empty();
        };
    }

    private static OptionalInt first(Stream<Expression> expressions) {
        return expressions
                .map(ColumnOffset::offset)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .min();
    }
}
