package dev.floe.jinja.template;

import dev.floe.jinja.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns macros, and the bodies of call blocks, into closures. */
final class MacroCompiler {
    private final StatementCompiler statements;
    private final ExpressionCompiler expressions;

    MacroCompiler(StatementCompiler statements, ExpressionCompiler expressions) {
        this.statements = statements;
        this.expressions = expressions;
    }

    MacroCode compile(Statement.Macro macro, Scope outer) {
        return compile(macro.name(), macro.parameters(), macro.body(), outer);
    }

    MacroCode compileCaller(Statement.CallBlock block, Scope outer) {
        return compile("caller", block.parameters(), block.body(), outer);
    }

    private MacroCode compile(String name, List<Statement.Parameter> parameters, List<Statement> body, Scope outer) {
        Scope scope = outer.inner();
        parameters.forEach(parameter -> scope.declare(parameter.name()));
        List<MacroCode.Parameter> compiled = new ArrayList<>(parameters.size());
        for (Statement.Parameter parameter : parameters) {
            compiled.add(new MacroCode.Parameter(
                    parameter.name(), parameter.fallback().map(fallback -> expressions.compile(fallback, scope))));
        }
        List<String> names = parameters.stream().map(Statement.Parameter::name).toList();
        Optional<Integer> positional = special(scope, names, "varargs");
        Optional<Integer> named = special(scope, names, "kwargs");
        Optional<Integer> caller = special(scope, names, "caller");
        scope.declareAll(body);
        StatementCode code = statements.compileAll(body, scope);
        MacroCode.More more = new MacroCode.More(
                positional.filter(slot -> scope.isUsed("varargs")),
                named.filter(slot -> scope.isUsed("kwargs")),
                caller.filter(slot -> scope.isUsed("caller")));
        return new MacroCode(name, compiled, more, code, scope.size());
    }

    /** The slot of a name that the body has without declaring it, unless a parameter is called so. */
    private static Optional<Integer> special(Scope scope, List<String> parameters, String name) {
        return parameters.contains(name) ? Optional.empty() : Optional.of(scope.declare(name));
    }
}
