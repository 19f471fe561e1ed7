package dev.floe.lineage.parse;

import dev.floe.lineage.syntax.Expression;
import dev.floe.lineage.syntax.FromItem;
import dev.floe.lineage.syntax.FromItem.Alias;
import dev.floe.lineage.syntax.FromItem.Derived;
import dev.floe.lineage.syntax.FromItem.Kind;
import dev.floe.lineage.syntax.FromItem.Shared;
import dev.floe.lineage.syntax.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralView;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Pivot;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.UnPivot;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Reads what comes after {@code from}. */
final class FromReader {
    private final QueryReader queries;
    private final ExpressionReader expressions;

    FromReader(QueryReader queries, ExpressionReader expressions) {
        this.queries = queries;
        this.expressions = expressions;
    }

    FromItem read(
            net.sf.jsqlparser.statement.select.FromItem first,
            @Nullable List<Join> joins,
            @Nullable List<LateralView> views) {
        FromItem all = one(first);
        if (joins != null) {
            for (Join join : joins) {
                all = join(all, join);
            }
        }
        if (views != null) {
            for (LateralView view : views) {
                all = lateral(all, view);
            }
        }
        return all;
    }

    private FromItem join(FromItem left, Join join) {
        List<Expression> conditions = join.getOnExpressions() == null
                ? List.of()
                : join.getOnExpressions().stream().map(expressions::read).toList();
        Shared shared = join.isNatural()
                ? new Shared(Shared.Scope.COMMON, List.of())
                : new Shared(
                        Shared.Scope.LISTED,
                        join.getUsingColumns() == null
                                ? List.of()
                                : join.getUsingColumns().stream()
                                        .map(column -> Names.plain(column.getColumnName()))
                                        .toList());
        return new FromItem.Join(
                left,
                one(join.getFromItem()),
                kind(join),
                conditions.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Expression.Operation(Expression.Result.TRUTH, conditions)),
                shared);
    }

    private static Kind kind(Join join) {
        if (join.isSemi() || join.toString().toLowerCase(Locale.ROOT).startsWith("anti ")) {
            return Kind.SEMI;
        }
        if (join.isFull()) {
            return Kind.FULL;
        }
        if (join.isRight()) {
            return Kind.RIGHT;
        }
        return join.isLeft() ? Kind.LEFT : Kind.INNER;
    }

    private FromItem lateral(FromItem left, LateralView view) {
        Expression.Call call = expressions.call(view.getGeneratorFunction());
        List<String> columns = new ArrayList<>();
        if (view.getColumnAlias() != null) {
            if (view.getColumnAlias().getName() != null) {
                columns.add(Names.plain(view.getColumnAlias().getName()));
            }
            columns.addAll(Names.alias(view.getColumnAlias()).columns());
        }
        Alias alias = new Alias(Names.alias(view.getTableAlias()).name(), columns);
        return new FromItem.Join(
                left,
                new FromItem.Function(call.name(), call.arguments(), alias),
                view.isUsingOuter() ? Kind.LEFT : Kind.INNER,
                Optional.empty(),
                Shared.NONE);
    }

    private FromItem one(net.sf.jsqlparser.statement.select.FromItem item) {
        Alias alias = Names.alias(item.getAlias());
        boolean isTurned = item.getPivot() != null || item.getUnPivot() != null;
        FromItem plain =
                switch (item) {
                    case Table table ->
                        new FromItem.Table(Names.path(table), isTurned ? Alias.NONE : alias, Names.offset(table));
                    case Values values -> new Derived(queries.rows(values), alias);
                    case ParenthesedSelect select ->
                        new Derived(queries.read((Select) select), isTurned ? Alias.NONE : alias);
                    case ParenthesedFromItem bracketed -> bracketed(bracketed, alias);
                    case TableFunction function -> function(function, alias);
                    case Select select -> new Derived(queries.read(select), alias);
                    default -> throw new UnreadableException("floe does not know this kind of relation");
                };
        if (item.getPivot() != null) {
            plain = pivot(plain, item.getPivot(), alias);
        }
        return item.getUnPivot() == null ? plain : unpivot(plain, item.getUnPivot(), alias);
    }

    private FromItem bracketed(ParenthesedFromItem item, Alias alias) {
        FromItem inside = read(item.getFromItem(), item.getJoins(), null);
        if (alias.name().isEmpty()) {
            return inside;
        }
        Query all = new Query.Select(
                List.of(new dev.floe.lineage.syntax.Item.Star(List.of(), java.util.Set.of(), java.util.Map.of(), -1)),
                Optional.of(inside),
                Optional.empty(),
                Query.Grouping.NONE,
                Optional.empty(),
                Optional.empty(),
                java.util.Map.of(),
                Optional.empty());
        return new Derived(all, alias);
    }

    private FromItem function(TableFunction item, Alias alias) {
        List<Function> functions = item.getFunctions();
        if (functions == null || functions.size() != 1) {
            throw new UnreadableException("floe does not know this kind of table function");
        }
        Expression.Call call = expressions.call(functions.getFirst());
        return new FromItem.Function(call.name(), call.arguments(), alias);
    }

    private FromItem pivot(FromItem source, Pivot pivot, Alias outer) {
        if (pivot.getMultiInItems() != null
                || pivot.getFunctionItems() == null
                || pivot.getForColumns() == null
                || pivot.getForColumns().size() != 1) {
            throw new UnreadableException("floe does not know this kind of pivot");
        }
        List<Expression> values = new ArrayList<>();
        List<String> functions = new ArrayList<>();
        for (SelectItem<Function> item : pivot.getFunctionItems()) {
            values.add(expressions.read(item.getExpression()));
            functions.add(
                    item.getAlias() == null ? "" : Names.plain(item.getAlias().getName()));
        }
        List<String> names = new ArrayList<>();
        boolean isNamed = functions.size() == 1 || functions.stream().noneMatch(String::isEmpty);
        if (pivot.getSingleInItems() != null && isNamed) {
            for (SelectItem<?> item : pivot.getSingleInItems()) {
                String value = inName(item);
                functions.forEach(function -> names.add(function.isEmpty() ? value : value + "_" + function));
            }
        }
        Alias alias = pivot.getAlias() == null ? outer : Names.alias(pivot.getAlias());
        return new FromItem.Pivot(
                source,
                values,
                pivot.getForColumns().stream().map(expressions::read).toList(),
                names,
                alias);
    }

    private static String inName(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return Names.plain(item.getAlias().getName());
        }
        return item.getExpression() instanceof StringValue text
                ? text.getValue()
                : Names.plain(item.getExpression().toString());
    }

    private FromItem unpivot(FromItem source, UnPivot unpivot, Alias outer) {
        List<Expression> columns = new ArrayList<>();
        unpivot.getUnPivotInClause().forEach(item -> expressions.addFlat(item.getExpression(), columns));
        return new FromItem.Unpivot(
                source,
                unpivot.getUnPivotClause().stream()
                        .map(column -> Names.plain(column.getColumnName()))
                        .toList(),
                unpivot.getUnPivotForClause().stream()
                        .map(column -> Names.plain(column.getColumnName()))
                        .toList(),
                columns,
                unpivot.getAlias() == null ? outer : Names.alias(unpivot.getAlias()));
    }
}
