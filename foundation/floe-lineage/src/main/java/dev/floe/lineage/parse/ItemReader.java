package dev.floe.lineage.parse;

import dev.floe.lineage.syntax.Expression;
import dev.floe.lineage.syntax.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Reads what stands between {@code select} and {@code from}. */
final class ItemReader {
    private final ExpressionReader expressions;

    ItemReader(ExpressionReader expressions) {
        this.expressions = expressions;
    }

    List<Item> read(List<SelectItem<?>> items) {
        List<Item> all = new ArrayList<>();
        for (SelectItem<?> item : items) {
            all.add(
                    switch (item.getExpression()) {
                        case AllTableColumns star -> star(star, Names.path(star.getTable()));
                        case AllColumns star -> star(star, List.of());
                        default -> value(item);
                    });
        }
        return all;
    }

    private Item value(SelectItem<?> item) {
        Expression expression = expressions.read(item.getExpression());
        if (isManyColumns(expression)) {
            return new Item.Unknown(List.of(expression));
        }
        return new Item.Value(
                expression, Optional.ofNullable(item.getAlias()).map(alias -> Names.plain(alias.getName())));
    }

    /** DuckDB's {@code columns(...)} makes as many columns as it finds. */
    private static boolean isManyColumns(Expression expression) {
        return switch (expression) {
            case Expression.Call call ->
                call.name().equals("columns")
                        || call.arguments().stream().anyMatch(ItemReader::isManyColumns)
                        || (call.name().equals("unnest") && call.arguments().size() > 1);
            case Expression.Cast cast -> isManyColumns(cast.operand());
            case Expression.Operation operation -> operation.operands().stream().anyMatch(ItemReader::isManyColumns);
            case Expression.AllColumns _,
                    Expression.Choice _,
                    Expression.Column _,
                    Expression.Lambda _,
                    Expression.Literal _,
                    Expression.Nested _ -> false;
        };
    }

    private Item star(AllColumns star, List<String> qualifier) {
        Set<String> excluded = new HashSet<>();
        if (star.getExceptColumns() != null) {
            for (Column column : star.getExceptColumns()) {
                excluded.add(Names.plain(column.getColumnName()).toLowerCase(Locale.ROOT));
            }
        }
        Map<String, Expression> replaced = new HashMap<>();
        if (star.getReplaceExpressions() != null) {
            for (SelectItem<?> item : star.getReplaceExpressions()) {
                if (item.getAlias() != null) {
                    replaced.put(
                            Names.plain(item.getAlias().getName()).toLowerCase(Locale.ROOT),
                            expressions.read(item.getExpression()));
                }
            }
        }
        return new Item.Star(qualifier, excluded, replaced, Names.offset(star));
    }
}
