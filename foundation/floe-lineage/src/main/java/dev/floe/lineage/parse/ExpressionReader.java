package dev.floe.lineage.parse;

import dev.floe.lineage.syntax.Expression;
import dev.floe.lineage.syntax.Expression.Call;
import dev.floe.lineage.syntax.Expression.Choice;
import dev.floe.lineage.syntax.Expression.Literal;
import dev.floe.lineage.syntax.Expression.Nested;
import dev.floe.lineage.syntax.Expression.Operation;
import dev.floe.lineage.syntax.Expression.Result;
import dev.floe.lineage.syntax.Expression.Role;
import dev.floe.lineage.syntax.Window;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LambdaExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Reads expressions: those that matter to lineage as what they are, and of all others the operands. */
final class ExpressionReader {
    private final QueryReader queries;

    ExpressionReader(QueryReader queries) {
        this.queries = queries;
    }

    Expression read(net.sf.jsqlparser.expression.Expression expression) {
        return switch (expression) {
            case Column column -> column(column);
            case Function function -> call(function);
            case AnalyticExpression analytic -> call(analytic);
            case MySQLGroupConcat concat ->
                new Call(
                        "group_concat",
                        readAll(concat.getExpressionList()),
                        List.of(),
                        order(concat.getOrderByElements()),
                        Optional.empty(),
                        Names.offset(concat));
            case CaseExpression choice -> choice(choice);
            case CastExpression cast
            when cast.getColDataType() != null ->
                new Expression.Cast(
                        read(cast.getLeftExpression()),
                        PreparedSql.original(cast.getColDataType().toString()));
            case LambdaExpression lambda ->
                new Expression.Lambda(
                        lambda.getIdentifiers().stream().map(Names::plain).toList(), read(lambda.getExpression()));
            case Select select -> new Nested(queries.read(select), Role.VALUE);
            case ExistsExpression exists -> exists(exists);
            case AllTableColumns star -> new Expression.AllColumns(Names.path(star.getTable()));
            case AllColumns _ -> new Expression.AllColumns(List.of());
            case ParenthesedExpressionList<?> list when list.size() == 1 -> read(list.getFirst());
            case LongValue number -> new Literal(Optional.of(integerType(number)), ordinal(number));
            case DoubleValue _ -> Literal.OTHER;
            case StringValue _ -> Literal.of("VARCHAR");
            case BooleanValue _ -> Literal.of("BOOLEAN");
            case TimeKeyExpression key -> word(key.getStringValue(), Names.offset(key));
            case DateUnitExpression unit -> word(unit.toString(), Names.offset(unit));
            case ComparisonOperator _, IsNullExpression _, LikeExpression _ -> operation(Result.TRUTH, expression);
            case Concat _ -> operation(Result.TEXT, expression);
            default -> operation(Result.ANY, expression);
        };
    }

    /** The parser takes some words for units and times that are names of columns as well. */
    private static Expression word(String word, int offset) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.startsWith("current") || lower.startsWith("sys") || lower.endsWith(")")
                ? Literal.OTHER
                : new Expression.Column(List.of(Names.plain(word)), offset);
    }

    private static String integerType(LongValue number) {
        try {
            return new BigInteger(number.getStringValue()).bitLength() < 32 ? "INTEGER" : "BIGINT";
        } catch (NumberFormatException _) {
            return "BIGINT";
        }
    }

    private static Optional<Integer> ordinal(LongValue number) {
        try {
            return Optional.of(Integer.valueOf(number.getStringValue()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Expression operation(
            Result result, net.sf.jsqlparser.expression.Expression expression, ExpressionReader reader) {
        return new Operation(result, new Operands(reader).of(expression));
    }

    private Expression operation(Result result, net.sf.jsqlparser.expression.Expression expression) {
        return operation(result, expression, this);
    }

    private Expression column(Column column) {
        if (column.getArrayConstructor() != null) {
            List<Expression> parts = new ArrayList<>(new Operands(this).of(column.getArrayConstructor()));
            parts.add(new Expression.Column(Names.path(column), Names.offset(column)));
            return new Operation(Result.ANY, parts);
        }
        return new Expression.Column(Names.path(column), Names.offset(column));
    }

    private Expression exists(ExistsExpression exists) {
        return read(exists.getRightExpression()) instanceof Nested nested
                ? new Operation(Result.TRUTH, List.of(new Nested(nested.query(), Role.EXISTENCE)))
                : operation(Result.TRUTH, exists);
    }

    private Expression choice(CaseExpression expression) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        if (expression.getSwitchExpression() != null) {
            conditions.add(read(expression.getSwitchExpression()));
        }
        for (WhenClause when : expression.getWhenClauses()) {
            conditions.add(read(when.getWhenExpression()));
            results.add(read(when.getThenExpression()));
        }
        if (expression.getElseExpression() != null) {
            results.add(read(expression.getElseExpression()));
        }
        return new Choice(conditions, results);
    }

    Call call(Function function) {
        String name = name(function.getName());
        List<Expression> arguments = new ArrayList<>();
        if (function.isAllColumns() && function.getParameters() == null) {
            arguments.add(new Expression.AllColumns(List.of()));
        }
        arguments.addAll(readAll(function.getParameters()));
        arguments.addAll(readAll(function.getChainedParameters()));
        arguments.addAll(readAll(function.getNamedParameters()));
        if (function.getKeywordArguments() != null) {
            function.getKeywordArguments().forEach(each -> {
                if (each.getExpression() != null) {
                    arguments.add(read(each.getExpression()));
                }
            });
        }
        if (function.getAttribute() instanceof Function chained) {
            arguments.add(call(chained));
        }
        List<Expression> order = new ArrayList<>(order(function.getOrderByElements()));
        if (function.getKeep() != null) {
            order.addAll(order(function.getKeep().getOrderByElements()));
        }
        List<Expression> conditions = function.getHavingClause() == null
                ? List.of()
                : List.of(read(function.getHavingClause().getExpression()));
        return new Call(
                name, DateUnits.without(name, arguments), conditions, order, Optional.empty(), Names.offset(function));
    }

    /** Without the name of the schema in front, which decides nothing here. */
    private static String name(@Nullable String written) {
        String name = Names.plain(Optional.ofNullable(written).orElse(""));
        return Names.plain(name.substring(name.lastIndexOf('.') + 1)).toLowerCase(Locale.ROOT);
    }

    private Call call(AnalyticExpression analytic) {
        List<Expression> arguments = new ArrayList<>();
        for (net.sf.jsqlparser.expression.Expression each : new net.sf.jsqlparser.expression.Expression[] {
            analytic.getExpression(), analytic.getOffset(), analytic.getDefaultValue()
        }) {
            if (each != null) {
                addFlat(each, arguments);
            }
        }
        if (analytic.getKeywordArguments() != null) {
            analytic.getKeywordArguments().forEach(each -> {
                if (each.getExpression() != null) {
                    arguments.add(read(each.getExpression()));
                }
            });
        }
        List<Expression> order = new ArrayList<>(order(analytic.getFuncOrderBy()));
        if (analytic.getKeep() != null) {
            order.addAll(order(analytic.getKeep().getOrderByElements()));
        }
        Optional<Window> over = Optional.empty();
        switch (analytic.getType()) {
            case OVER -> over = Optional.of(over(analytic));
            case FILTER_ONLY -> {}
            default -> order.addAll(order(analytic.getOrderByElements()));
        }
        if (over.isEmpty() && analytic.getWindowDefinition() != null) {
            over = Optional.of(window(analytic.getWindowDefinition()));
        }
        return new Call(
                name(analytic.getName()),
                arguments,
                analytic.getFilterExpression() == null ? List.of() : List.of(read(analytic.getFilterExpression())),
                order,
                over,
                Names.offset(analytic));
    }

    private Window over(AnalyticExpression analytic) {
        Window written = analytic.getWindowDefinition() == null
                ? new Window(
                        Optional.empty(),
                        readAll(analytic.getPartitionExpressionList()),
                        order(analytic.getOrderByElements()))
                : window(analytic.getWindowDefinition());
        return analytic.getWindowName() == null
                ? written
                : new Window(
                        Optional.of(Names.plain(analytic.getWindowName().strip())),
                        written.partition(),
                        written.order());
    }

    Window window(WindowDefinition window) {
        return new Window(
                Optional.empty(), readAll(window.getPartitionExpressionList()), order(window.getOrderByElements()));
    }

    List<Expression> order(@Nullable List<OrderByElement> elements) {
        return elements == null
                ? List.of()
                : elements.stream()
                        .map(element -> ordered(element.getExpression()))
                        .toList();
    }

    /** DuckDB orders by all columns where nothing but this word stands. */
    private Expression ordered(net.sf.jsqlparser.expression.Expression expression) {
        return expression.toString().equalsIgnoreCase("all")
                ? new Expression.Column(List.of("all"), -1)
                : read(expression);
    }

    List<Expression> readAll(@Nullable ExpressionList<?> list) {
        if (list == null) {
            return List.of();
        }
        List<Expression> all = new ArrayList<>();
        for (net.sf.jsqlparser.expression.Expression each : list) {
            all.add(read(each));
        }
        return all;
    }

    /** Adds an expression, or those of a list in brackets. */
    void addFlat(net.sf.jsqlparser.expression.Expression expression, List<Expression> all) {
        if (expression instanceof ExpressionList<?> list) {
            for (net.sf.jsqlparser.expression.Expression each : list) {
                addFlat(each, all);
            }
        } else {
            all.add(read(expression));
        }
    }
}
