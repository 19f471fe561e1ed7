package dev.floe.lineage.parse;

import dev.floe.lineage.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LambdaExpression;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/** The parts of an expression of any kind that are known by what they are, in the order in which they stand. */
final class Operands extends ExpressionVisitorAdapter<Void> {
    private final ExpressionReader reader;
    private final List<Expression> found = new ArrayList<>();

    Operands(ExpressionReader reader) {
        this.reader = reader;
    }

    List<Expression> of(net.sf.jsqlparser.expression.Expression expression) {
        expression.accept(this, NOTHING);
        return found;
    }

    private static final Object NOTHING = new Object();

    private Void add(net.sf.jsqlparser.expression.Expression expression) {
        found.add(reader.read(expression));
        return null;
    }

    @Override
    public <S> Void visit(Column column, S context) {
        return add(column);
    }

    @Override
    public <S> Void visit(TimeKeyExpression expression, S context) {
        return add(expression);
    }

    @Override
    public <S> Void visit(DateUnitExpression expression, S context) {
        return add(expression);
    }

    @Override
    public <S> Void visit(Function function, S context) {
        return add(function);
    }

    @Override
    public <S> Void visit(AnalyticExpression expression, S context) {
        return add(expression);
    }

    @Override
    public <S> Void visit(MySQLGroupConcat expression, S context) {
        return add(expression);
    }

    @Override
    public <S> Void visit(CaseExpression expression, S context) {
        return add(expression);
    }

    @Override
    public <S> Void visit(LambdaExpression expression, S context) {
        return add(expression);
    }

    @Override
    public <S> Void visit(ExistsExpression expression, S context) {
        return add(expression);
    }

    @Override
    public <S> Void visit(Select select, S context) {
        return add(select);
    }

    @Override
    public <S> Void visit(ParenthesedSelect select, S context) {
        return add(select);
    }

    @Override
    public <S> Void visit(CastExpression cast, S context) {
        return cast.getColDataType() == null ? super.visit(cast, context) : add(cast);
    }
}
