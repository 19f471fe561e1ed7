package dev.floe.dbt.compile;

import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.MacroCall;
import dev.floe.dbt.macro.ReturnSignal;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The templates that build one node: its own scope, and the macros it may call. It serves one thread.
 *
 * <p>All methods throw a {@link TemplateException} for what goes wrong in a template or in the database.
 */
public final class NodeTemplates {
    private final NodeScope scope;
    private final Evaluation evaluation;

    NodeTemplates(NodeScope scope, Evaluation evaluation) {
        this.scope = scope;
        this.evaluation = evaluation;
    }

    /** What a name means to the node. */
    public Value name(String name) {
        return scope.find(name)
                .orElseThrow(() -> TemplateException.of(ErrorKind.UNDEFINED, "'" + name + "' is undefined"));
    }

    /** Whether a name means anything to the node. */
    public boolean has(String name) {
        return scope.find(name).isPresent();
    }

    /** Calls a macro, or whatever else the name means that can be called. */
    public Value call(String name, Value... arguments) {
        return evaluation.call(name(name), Arguments.of(arguments));
    }

    /** Calls a value that is a macro. */
    public Value call(Value callee, Value... arguments) {
        return evaluation.call(callee, Arguments.of(arguments));
    }

    /** Calls a macro with arguments by name. */
    public Value call(String name, List<Value> positional, Map<String, Value> named) {
        return evaluation.call(name(name), new Arguments(positional, named));
    }

    /** Calls a method of a value, such as the adapter. */
    public Value method(Value owner, String method, Value... arguments) {
        return evaluation.call(evaluation.attribute(owner, method), Arguments.of(arguments));
    }

    /** The attribute, or the item, of a value. */
    public Value attribute(Value owner, String name) {
        return evaluation.attribute(owner, name);
    }

    /** The elements of a value. */
    public List<Value> elements(Value value) {
        List<Value> elements = new ArrayList<>();
        evaluation.iterate(value).forEachRemaining(elements::add);
        return elements;
    }

    /**
     * Runs SQL as {@code {% call statement(...) %}} does.
     *
     * @param options the arguments of {@code statement} by name
     */
    public void statement(String sql, Map<String, Value> options) {
        Map<String, Value> named = new LinkedHashMap<>(options);
        named.put("caller", new FunctionValue("caller", (_, _) -> StringValue.of(sql)));
        call("statement", List.of(), named);
    }

    /** Calls a macro that stands for a whole materialization. */
    public Value materialize(Macro macro) {
        try {
            return new MacroCall(macro, scope).call(evaluation, Arguments.none());
        } catch (ReturnSignal outside) {
            return outside.value();
        }
    }

    /** What a node's {@code config} says, or None. */
    public Value config(String key) {
        return evaluation.call(
                evaluation.attribute(name("config"), "get"), Arguments.of(StringValue.of(key), NoneValue.NONE));
    }
}
