package dev.floe.jinja.template;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.syntax.Source;
import dev.floe.jinja.syntax.Statement;
import dev.floe.jinja.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns statements into closures. */
final class StatementCompiler {
    private final Source source;
    private final ExpressionCompiler expressions;
    private final LoopCompiler loops;
    private final MacroCompiler macros;
    private final Map<String, MacroCode> topLevel = new HashMap<>();

    StatementCompiler(Source source) {
        this.source = source;
        this.expressions = new ExpressionCompiler(source);
        this.loops = new LoopCompiler(this, expressions);
        this.macros = new MacroCompiler(this, expressions);
    }

    /** The macros of the template's top level that have been compiled. */
    Map<String, MacroCode> topLevel() {
        return Map.copyOf(topLevel);
    }

    /** Compiles statements whose names the scope has declared. */
    StatementCode compileAll(List<Statement> statements, Scope scope) {
        List<StatementCode> compiled = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            compiled.add(compile(statement, scope));
        }
        return StatementCode.sequence(compiled.toArray(StatementCode[]::new));
    }

    private StatementCode compile(Statement statement, Scope scope) {
        return switch (statement) {
            case Statement.Text text -> {
                String content = text.text();
                yield (frame, output) -> {
                    frame.run.chargeSteps(1);
                    output.text(content, text.offset());
                    return Flow.NEXT;
                };
            }
            case Statement.Output printed -> output(printed, scope);
            case Statement.If branching -> branching(branching, scope);
            case Statement.For loop -> loops.compile(loop, scope);
            case Statement.Set set -> {
                ExpressionCode value = expressions.compile(set.value(), scope);
                Assignment target = Assignment.compile(set.target(), scope, expressions);
                yield located(
                        (frame, output) -> {
                            frame.run.chargeSteps(1);
                            target.assign(frame, value.evaluate(frame));
                            return Flow.NEXT;
                        },
                        set.offset());
            }
            case Statement.SetBlock set -> setBlock(set, scope);
            case Statement.Do expression -> {
                ExpressionCode value = expressions.compile(expression.value(), scope);
                yield (frame, output) -> {
                    frame.run.chargeSteps(1);
                    value.evaluate(frame);
                    return Flow.NEXT;
                };
            }
            case Statement.Macro macro -> {
                MacroCode code = macros.compile(macro, scope);
                if (scope.isRoot()) {
                    topLevel.put(macro.name(), code);
                }
                int slot = scope.slot(macro.name());
                yield (frame, output) -> {
                    frame.assign(slot, new MacroValue(code, frame));
                    return Flow.NEXT;
                };
            }
            case Statement.CallBlock block -> callBlock(block, scope);
            case Statement.FilterBlock block -> {
                ExpressionCode body = captured(block.body(), scope);
                ExpressionCode filtered = expressions.filtered(block.filter(), scope, Optional.of(body));
                yield (frame, output) -> {
                    output.value(filtered.evaluate(frame));
                    return Flow.NEXT;
                };
            }
            case Statement.With with -> with(with, scope);
            case Statement.Break _ -> (frame, output) -> Flow.BREAK;
            case Statement.Continue _ -> (frame, output) -> Flow.CONTINUE;
        };
    }

    private StatementCode output(Statement.Output printed, Scope scope) {
        ExpressionCode value = expressions.compile(printed.value(), scope);
        if (Constancy.isConstant(printed.value())) {
            return (frame, output) -> {
                output.constant(value.evaluate(frame).toText(), printed.offset());
                return Flow.NEXT;
            };
        }
        return (frame, output) -> {
            frame.run.chargeSteps(1);
            output.value(value.evaluate(frame), printed.offset());
            return Flow.NEXT;
        };
    }

    private StatementCode branching(Statement.If branching, Scope scope) {
        int size = branching.branches().size();
        ExpressionCode[] conditions = new ExpressionCode[size];
        StatementCode[] bodies = new StatementCode[size];
        for (int i = 0; i < size; i++) {
            conditions[i] = expressions.compile(branching.branches().get(i).condition(), scope);
            bodies[i] = compileAll(branching.branches().get(i).body(), scope);
        }
        StatementCode otherwise = compileAll(branching.otherwise(), scope);
        return (frame, output) -> {
            frame.run.chargeSteps(1);
            for (int i = 0; i < size; i++) {
                if (conditions[i].evaluate(frame).isTrue()) {
                    return bodies[i].run(frame, output);
                }
            }
            return otherwise.run(frame, output);
        };
    }

    /** The text that statements print, in a scope of their own. */
    ExpressionCode captured(List<Statement> body, Scope scope) {
        Scope inner = scope.inner();
        inner.declareAll(body);
        StatementCode code = compileAll(body, inner);
        int size = inner.size();
        return frame -> {
            Output.Text text = new Output.Text(frame.run);
            code.run(frame.inner(size), text);
            return StringValue.of(text.result());
        };
    }

    private StatementCode setBlock(Statement.SetBlock set, Scope scope) {
        ExpressionCode body = captured(set.body(), scope);
        ExpressionCode value = set.filter()
                .map(filter -> expressions.filtered(filter, scope, Optional.of(body)))
                .orElse(body);
        Assignment target = Assignment.compile(set.target(), scope, expressions);
        return located(
                (frame, output) -> {
                    frame.run.chargeSteps(1);
                    target.assign(frame, value.evaluate(frame));
                    return Flow.NEXT;
                },
                set.offset());
    }

    private StatementCode callBlock(Statement.CallBlock block, Scope scope) {
        MacroCode code = macros.compileCaller(block, scope);
        ExpressionCode caller = frame -> new MacroValue(code, frame);
        ExpressionCode call = expressions.call(block.call(), scope, Optional.of(caller));
        return (frame, output) -> {
            output.value(call.evaluate(frame));
            return Flow.NEXT;
        };
    }

    private StatementCode with(Statement.With with, Scope scope) {
        Scope inner = scope.inner();
        with.assignments().forEach(assignment -> inner.declare(assignment.target()));
        ExpressionCode[] values = expressions.all(
                with.assignments().stream().map(Statement.Assignment::value).toList(), scope);
        Assignment[] targets = with.assignments().stream()
                .map(assignment -> Assignment.compile(assignment.target(), inner, expressions))
                .toArray(Assignment[]::new);
        inner.declareAll(with.body());
        StatementCode body = compileAll(with.body(), inner);
        return (frame, output) -> {
            Frame within = frame.inner(inner.size());
            for (int i = 0; i < values.length; i++) {
                targets[i].assign(within, values[i].evaluate(frame));
            }
            return body.run(within, output);
        };
    }

    StatementCode located(StatementCode code, int offset) {
        return (frame, output) -> {
            try {
                return code.run(frame, output);
            } catch (TemplateException failure) {
                if (failure.position().isEmpty()) {
                    failure.locate(source.position(offset));
                }
                throw failure;
            }
        };
    }
}
