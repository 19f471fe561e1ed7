package dev.floe.lineage.parse;

import dev.floe.lineage.syntax.Expression;
import dev.floe.lineage.syntax.Query;
import dev.floe.lineage.syntax.Query.CommonTable;
import dev.floe.lineage.syntax.Query.Distinct;
import dev.floe.lineage.syntax.Query.Extent;
import dev.floe.lineage.syntax.Query.Grouping;
import dev.floe.lineage.syntax.Query.Matching;
import dev.floe.lineage.syntax.Query.Operator;
import dev.floe.lineage.syntax.Query.Recursion;
import dev.floe.lineage.syntax.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;

/** Reads what the library calls a select. */
final class QueryReader {
    private final ExpressionReader expressions = new ExpressionReader(this);
    private final FromReader from = new FromReader(this, expressions);
    private final ItemReader items = new ItemReader(expressions);

    Query read(Select select) {
        Query body =
                switch (select) {
                    case PlainSelect plain -> plain(plain);
                    case SetOperationList list -> combined(list.getSelects(), list.getOperations());
                    case ParenthesedSelect bracketed -> bracketed(bracketed);
                    case Values values -> rows(values);
                    case TableStatement _ -> throw new UnreadableException("a table statement names no columns");
                    default -> throw new UnreadableException("floe does not know this kind of query");
                };
        List<Expression> order = expressions.order(select.getOrderByElements());
        List<Expression> limit = limit(select);
        Query ordered = order.isEmpty() && limit.isEmpty()
                ? body
                : new Query.Ordered(body, order, limit, limit.isEmpty() ? Extent.ALL : Extent.SOME);
        return select.getWithItemsList() == null || select.getWithItemsList().isEmpty()
                ? ordered
                : new Query.With(commonTables(select.getWithItemsList()), ordered);
    }

    private Query bracketed(ParenthesedSelect select) {
        return read(select.getSelect());
    }

    private List<Expression> limit(Select select) {
        List<Expression> parts = new ArrayList<>();
        if (select.getLimit() != null) {
            parts.add(
                    select.getLimit().getRowCount() == null
                            ? Expression.Literal.OTHER
                            : expressions.read(select.getLimit().getRowCount()));
        }
        if (select.getOffset() != null) {
            parts.add(expressions.read(select.getOffset().getOffset()));
        }
        if (select.getFetch() != null) {
            parts.add(Expression.Literal.OTHER);
        }
        return parts;
    }

    private List<CommonTable> commonTables(List<WithItem<?>> items) {
        boolean isRecursive = items.stream().anyMatch(WithItem::isRecursive);
        List<CommonTable> tables = new ArrayList<>();
        for (WithItem<?> item : items) {
            if (!(item.getParenthesedStatement() instanceof ParenthesedSelect select)) {
                throw new UnreadableException("a common table expression is no query");
            }
            List<String> columns = item.getWithItemList() == null
                    ? List.of()
                    : item.getWithItemList().stream()
                            .map(SelectItem::getExpression)
                            .map(each -> each instanceof Column column
                                    ? Names.plain(column.getColumnName())
                                    : Names.plain(each.toString()))
                            .toList();
            tables.add(new CommonTable(
                    Names.plain(item.getAliasName()),
                    columns.isEmpty() ? Names.alias(item.getAlias()).columns() : columns,
                    read(select),
                    isRecursive ? Recursion.ALLOWED : Recursion.NONE));
        }
        return tables;
    }

    /** Intersections come before the others, which come from left to right. */
    private Query combined(List<Select> selects, List<SetOperation> operations) {
        List<Query> queries = new ArrayList<>(List.of(read(selects.getFirst())));
        List<SetOperation> left = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Query right = read(selects.get(i + 1));
            if (operator(operations.get(i)) == Operator.INTERSECT) {
                queries.add(combined(operations.get(i), queries.removeLast(), right, selects.get(i + 1)));
            } else {
                left.add(operations.get(i));
                queries.add(right);
            }
        }
        Query all = queries.getFirst();
        for (int i = 0; i < left.size(); i++) {
            all = combined(left.get(i), all, queries.get(i + 1), selects.get(i + 1));
        }
        return all;
    }

    private static Query combined(SetOperation operation, Query left, Query right, Select place) {
        Matching matching = operation.toString().toUpperCase(Locale.ROOT).contains("BY NAME")
                ? Matching.BY_NAME
                : Matching.BY_POSITION;
        return new Query.Combined(operator(operation), matching, left, right, Names.offset(place));
    }

    private static Operator operator(SetOperation operation) {
        String text = operation.toString().toUpperCase(Locale.ROOT);
        if (text.startsWith("UNION")) {
            return text.contains("ALL") ? Operator.UNION_ALL : Operator.UNION;
        }
        return text.startsWith("INTERSECT") ? Operator.INTERSECT : Operator.EXCEPT;
    }

    Query rows(Values values) {
        List<List<Expression>> rows = new ArrayList<>();
        for (net.sf.jsqlparser.expression.Expression row : values.getExpressions()) {
            rows.add(
                    row instanceof ExpressionList<?> list ? expressions.readAll(list) : List.of(expressions.read(row)));
        }
        boolean isOneRow = rows.size() > 1
                && values.getExpressions().stream().noneMatch(row -> row instanceof ExpressionList<?>)
                && values.getExpressions()
                        instanceof net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList<?>;
        return new Query.Rows(isOneRow ? List.of(expressions.readAll(values.getExpressions())) : rows);
    }

    private Query plain(PlainSelect select) {
        Optional<dev.floe.lineage.syntax.FromItem> source = Optional.ofNullable(select.getFromItem())
                .map((FromItem item) -> from.read(item, select.getJoins(), select.getLateralViews()));
        Map<String, Window> windows = new HashMap<>();
        if (select.getWindowDefinitions() != null) {
            for (WindowDefinition window : select.getWindowDefinitions()) {
                windows.put(
                        Names.plain(window.getWindowName().strip()).toLowerCase(Locale.ROOT),
                        expressions.window(window));
            }
        }
        return new Query.Select(
                items.read(select.getSelectItems()),
                source,
                Optional.ofNullable(select.getWhere()).map(expressions::read),
                grouping(Optional.ofNullable(select.getGroupBy())),
                Optional.ofNullable(select.getHaving()).map(expressions::read),
                Optional.ofNullable(select.getQualify()).map(expressions::read),
                windows,
                distinct(select));
    }

    private Optional<Distinct> distinct(PlainSelect select) {
        return Optional.ofNullable(select.getDistinct())
                .map(distinct -> new Distinct(
                        distinct.getOnSelectItems() == null
                                ? List.of()
                                : distinct.getOnSelectItems().stream()
                                        .map(item -> expressions.read(item.getExpression()))
                                        .toList()));
    }

    private Grouping grouping(Optional<GroupByElement> groupBy) {
        if (groupBy.isEmpty()) {
            return Grouping.NONE;
        }
        List<Expression> all = new ArrayList<>();
        ExpressionList<net.sf.jsqlparser.expression.Expression> listed =
                groupBy.get().getGroupByExpressionList();
        if (listed != null) {
            if (listed.size() == 1 && listed.getFirst().toString().equalsIgnoreCase("all")) {
                return new Grouping(Grouping.Kind.ALL, List.of());
            }
            listed.forEach(each -> expressions.addFlat(each, all));
        }
        if (groupBy.get().getGroupingSets() != null) {
            groupBy.get().getGroupingSets().forEach(set -> set.forEach(each -> expressions.addFlat(each, all)));
        }
        return new Grouping(Grouping.Kind.LISTED, all);
    }

    static List<OrderByElement> elements(List<OrderByElement> elements) {
        return elements == null ? List.of() : elements;
    }
}
