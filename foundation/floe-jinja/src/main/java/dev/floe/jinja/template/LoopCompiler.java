package dev.floe.jinja.template;

import dev.floe.jinja.syntax.Statement;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns loops into closures. */
final class LoopCompiler {
    private static final String LOOP = "loop";

    private final StatementCompiler statements;
    private final ExpressionCompiler expressions;

    LoopCompiler(StatementCompiler statements, ExpressionCompiler expressions) {
        this.statements = statements;
        this.expressions = expressions;
    }

    StatementCode compile(Statement.For loop, Scope scope) {
        Scope turn = scope.inner();
        int loopSlot = turn.declare(LOOP);
        turn.declare(loop.target());
        Assignment target = Assignment.compile(loop.target(), turn, expressions);
        Optional<ExpressionCode> condition = loop.condition().map(test -> expressions.compile(test, turn));
        turn.declareAll(loop.body());
        StatementCode body = statements.compileAll(loop.body(), turn);
        Scope afterwards = scope.inner();
        afterwards.declareAll(loop.otherwise());
        StatementCode otherwise = statements.compileAll(loop.otherwise(), afterwards);
        boolean isRecursive = loop.recursion() == Statement.Recursion.RECURSIVE;
        Turns turns = new Turns(
                target,
                condition,
                body,
                otherwise,
                turn.size(),
                afterwards.size(),
                turn.isUsed(LOOP) || isRecursive ? Optional.of(loopSlot) : Optional.empty(),
                isRecursive);
        ExpressionCode iterable = expressions.compile(loop.iterable(), scope);
        return statements.located(
                (frame, output) -> turns.run(frame, output, iterable.evaluate(frame), 0), loop.offset());
    }

    /** What happens at each turn of a loop, and where there is none. */
    private record Turns(
            Assignment target,
            Optional<ExpressionCode> condition,
            StatementCode body,
            StatementCode otherwise,
            int turnSize,
            int otherwiseSize,
            Optional<Integer> loopSlot,
            boolean isRecursive) {

        Flow run(Frame frame, Output output, Value iterable, int depth) {
            Iterator<Value> elements = frame.run.iterate(iterable);
            Iterator<Value> wanted =
                    condition.map(test -> filtered(frame, elements, test)).orElse(elements);
            boolean isEmpty = loopSlot.isPresent()
                    ? runWithLoop(frame, output, wanted, iterable, depth, loopSlot.get())
                    : runPlain(frame, output, wanted);
            return isEmpty ? otherwise.run(frame.inner(otherwiseSize), output) : Flow.NEXT;
        }

        private boolean runPlain(Frame frame, Output output, Iterator<Value> elements) {
            boolean isEmpty = true;
            while (elements.hasNext()) {
                isEmpty = false;
                Frame turn = frame.inner(turnSize);
                target.assign(turn, elements.next());
                if (body.run(turn, output) == Flow.BREAK) {
                    break;
                }
            }
            return isEmpty;
        }

        private boolean runWithLoop(
                Frame frame, Output output, Iterator<Value> elements, Value iterable, int depth, int slot) {
            LoopValue loop = new LoopValue(elements, condition.isEmpty() ? iterable : null, depth);
            if (isRecursive) {
                loop.recurseWith((evaluation, children) -> {
                    Run run = (Run) evaluation;
                    run.enterMacro();
                    Output.Text text = new Output.Text(run);
                    run(frame, text, children, depth + 1);
                    run.leaveMacro();
                    return StringValue.of(text.result());
                });
            }
            boolean isEmpty = true;
            while (loop.hasNext()) {
                isEmpty = false;
                Frame turn = frame.inner(turnSize);
                target.assign(turn, loop.next());
                turn.assign(slot, loop);
                if (body.run(turn, output) == Flow.BREAK) {
                    break;
                }
            }
            return isEmpty;
        }

        private Iterator<Value> filtered(Frame frame, Iterator<Value> elements, ExpressionCode test) {
            return new Iterator<>() {
                private @Nullable Value next;

                @Override
                public boolean hasNext() {
                    while (next == null && elements.hasNext()) {
                        Value candidate = elements.next();
                        Frame turn = frame.inner(turnSize);
                        target.assign(turn, candidate);
                        if (test.evaluate(turn).isTrue()) {
                            next = candidate;
                        }
                    }
                    return next != null;
                }

                @Override
                public Value next() {
                    if (!hasNext() || next == null) {
                        throw new NoSuchElementException();
                    }
                    Value element = next;
                    next = null;
                    return element;
                }
            };
        }
    }
}
