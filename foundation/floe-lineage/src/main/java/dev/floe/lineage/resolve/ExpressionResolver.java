package dev.floe.lineage.resolve;

import dev.floe.lineage.resolve.SqlProblem.Kind;
import dev.floe.lineage.syntax.Expression;
import dev.floe.lineage.syntax.Expression.Call;
import dev.floe.lineage.syntax.Expression.Choice;
import dev.floe.lineage.syntax.Expression.Column;
import dev.floe.lineage.syntax.Expression.Result;
import dev.floe.lineage.syntax.Expression.Role;
import dev.floe.lineage.syntax.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what expressions of one select come from. */
final class ExpressionResolver {
    /** What looks like a column and is none of a table's own. */
    private static final Set<String> EVERYWHERE = Set.of(
            "rowid",
            "ctid",
            "tableoid",
            "xmin",
            "xmax",
            "filename",
            "file_row_number",
            "file_index",
            "current_date",
            "current_timestamp",
            "current_time",
            "localtime",
            "localtimestamp",
            "current_user",
            "session_user",
            "user",
            "current_schema",
            "current_catalog",
            "current_role",
            "default",
            "sysdate",
            "systimestamp",
            "infinity",
            "nan",
            "true",
            "false",
            "unknown",
            "null",
            "all",
            "excluded",
            "value",
            "_row_id");

    private final Context context;
    private final QueryResolver queries;
    private final Ctes ctes;
    private final Scope scope;
    private final Map<String, Window> windows;

    ExpressionResolver(Context context, QueryResolver queries, Ctes ctes, Scope scope, Map<String, Window> windows) {
        this.context = context;
        this.queries = queries;
        this.ctes = ctes;
        this.scope = scope;
        this.windows = windows;
    }

    private ExpressionResolver in(Scope inner) {
        return new ExpressionResolver(context, queries, ctes, inner, windows);
    }

    Flow flow(Expression expression) {
        return resolve(expression).flow();
    }

    Flow flow(List<Expression> expressions) {
        Flow all = Flow.NONE;
        for (Expression each : expressions) {
            all = all.plus(flow(each));
        }
        return all;
    }

    Value resolve(Expression expression) {
        return switch (expression) {
            case Column column -> column(column);
            case Call call -> call(call);
            case Choice choice -> choice(choice);
            case Expression.Nested nested -> nested(nested);
            case Expression.Cast cast ->
                new Value(flow(cast.operand()).then(Use.TRANSFORMATION), Optional.of(cast.type()));
            case Expression.Literal literal -> new Value(Flow.NONE, literal.type());
            case Expression.Operation operation ->
                new Value(flow(operation.operands()).then(Use.TRANSFORMATION), type(operation.result()));
            case Expression.Lambda lambda -> in(scope.with(lambda.parameters())).resolve(lambda.body());
            case Expression.AllColumns star -> Value.of(all(star));
        };
    }

    private static Optional<String> type(Result result) {
        return switch (result) {
            case TRUTH -> Optional.of("BOOLEAN");
            case TEXT -> Optional.of("VARCHAR");
            case ANY -> Optional.empty();
        };
    }

    private Value column(Column column) {
        return switch (scope.find(column.path())) {
            case Scope.Found.One(Field field) -> new Value(field.flow(), field.type());
            case Scope.Found.Several(List<String> relations) -> {
                context.report(
                        Kind.AMBIGUOUS_COLUMN,
                        column.offset(),
                        String.join(".", column.path()),
                        "Column '" + column.name() + "' is in several relations: " + String.join(", ", relations),
                        relations.stream()
                                .map(relation -> relation + "." + column.name())
                                .toList());
                yield Value.of(Flow.UNKNOWN);
            }
            case Scope.Found.None() -> {
                if (!EVERYWHERE.contains(column.name().toLowerCase(Locale.ROOT))) {
                    context.report(
                            Kind.NO_SUCH_COLUMN,
                            column.offset(),
                            String.join(".", column.path()),
                            "There is no column '" + String.join(".", column.path()) + "'",
                            scope.names());
                    yield Value.of(Flow.UNKNOWN);
                }
                yield Value.of(Flow.NONE);
            }
            case Scope.Found.NoRelation(String name) -> {
                context.report(
                        Kind.NO_SUCH_RELATION,
                        column.offset(),
                        String.join(".", column.path()),
                        "'" + name + "' in '" + String.join(".", column.path()) + "' is nothing that this query reads",
                        scope.relations().stream()
                                .filter(relation -> !relation.path().isEmpty())
                                .map(relation -> relation.path().getLast())
                                .toList());
                yield Value.of(Flow.UNKNOWN);
            }
        };
    }

    private Value call(Call call) {
        List<Value> arguments = new ArrayList<>();
        Flow flow = Flow.NONE;
        for (int i = 0; i < call.arguments().size(); i++) {
            Expression each = call.arguments().get(i);
            if (call.name().equals("count") && each instanceof Expression.AllColumns) {
                continue;
            }
            Value argument = resolve(each);
            arguments.add(argument);
            boolean isCondition = i == 0 && Functions.isChoice(call.name());
            flow = flow.plus(isCondition ? argument.flow().then(Use.CONDITIONAL) : argument.flow());
        }
        refuseType(call, arguments);
        flow = flow.then(step(call))
                .plus(flow(call.conditions()).then(Use.CONDITIONAL))
                .plus(flow(call.order()).then(Use.SORT));
        if (call.over().isPresent()) {
            flow = flow.plus(window(call.over().get()).then(Use.WINDOW));
        }
        return new Value(flow, Functions.type(call.name(), arguments));
    }

    private Use step(Call call) {
        if (context.isMasking(call.name())) {
            return Use.MASKED;
        }
        return Functions.isAggregate(call.name()) ? Use.AGGREGATION : Use.TRANSFORMATION;
    }

    private void refuseType(Call call, List<Value> arguments) {
        if (arguments.size() == 1) {
            arguments
                    .getFirst()
                    .type()
                    .filter(type -> Functions.refuses(call.name(), type))
                    .ifPresent(type -> context.report(
                            Kind.TYPE_CLASH,
                            call.offset(),
                            call.name(),
                            "Function '" + call.name() + "' takes no value of type " + type,
                            List.of()));
        }
    }

    private Flow window(Window window) {
        Flow own = flow(window.partition()).plus(flow(window.order()));
        return window.base()
                .map(base -> windows.get(base.toLowerCase(Locale.ROOT)))
                .map(base -> own.plus(window(base)))
                .orElse(own);
    }

    private Value choice(Choice choice) {
        Flow flow = flow(choice.conditions()).then(Use.CONDITIONAL);
        Optional<String> type = Optional.empty();
        for (int i = 0; i < choice.results().size(); i++) {
            Value result = resolve(choice.results().get(i));
            flow = flow.plus(result.flow().then(Use.TRANSFORMATION));
            type = i == 0 || type.equals(result.type()) ? result.type() : Optional.empty();
        }
        return new Value(flow, type);
    }

    private Value nested(Expression.Nested nested) {
        Resolved resolved = queries.resolve(nested.query(), Optional.of(scope), ctes);
        if (nested.role() == Role.EXISTENCE) {
            return new Value(resolved.influences(), Optional.of("BOOLEAN"));
        }
        List<Field> fields = resolved.shape().fields();
        return new Value(
                resolved.shape().flow().plus(resolved.influences()),
                fields.size() == 1 ? fields.getFirst().type() : Optional.empty());
    }

    private Flow all(Expression.AllColumns star) {
        Flow all = Flow.NONE;
        for (Relation relation : scope.relations()) {
            if (star.qualifier().isEmpty() || relation.isMeant(star.qualifier())) {
                all = all.plus(relation.shape().flow());
            }
        }
        return all;
    }
}
