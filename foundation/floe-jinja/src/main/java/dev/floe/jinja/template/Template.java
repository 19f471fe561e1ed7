package dev.floe.jinja.template;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.syntax.TemplateTree;
import dev.floe.jinja.value.ContainerWork;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A compiled template. Immutable: any number of evaluations may render it at once. */
public final class Template {
    private final TemplateTree tree;
    private final StatementCode body;
    private final Scope scope;
    private final Map<String, MacroCode> macros;

    private Template(TemplateTree tree, StatementCode body, Scope scope, Map<String, MacroCode> macros) {
        this.tree = tree;
        this.body = body;
        this.scope = scope;
        this.macros = macros;
    }

    static Template compile(TemplateTree tree) {
        try {
            Scope scope = Scope.root();
            scope.declareAll(tree.body());
            StatementCompiler compiler = new StatementCompiler(tree.source());
            StatementCode body = compiler.compileAll(tree.body(), scope);
            return new Template(tree, body, scope, compiler.topLevel());
        } catch (StackOverflowError tooDeep) {
            throw TemplateException.at(
                    tree.source().position(0), ErrorKind.SYNTAX, "the template is nested too deeply");
        }
    }

    /** The template as it was read. */
    public TemplateTree tree() {
        return tree;
    }

    /**
     * Renders to text.
     *
     * @throws TemplateException with its place, for whatever goes wrong in it
     */
    public String render(Globals globals, Evaluation evaluation) {
        Run run = (Run) evaluation;
        return guarded(run, () -> {
            Output.Text text = new Output.Text(run);
            body.run(new Frame(run, globals, scope.size()), text);
            return text.result();
        });
    }

    /**
     * Renders to text that knows where it comes from.
     *
     * @throws TemplateException with its place, for whatever goes wrong in it
     */
    public RenderedText renderTraced(Globals globals, Evaluation evaluation) {
        Run run = (Run) evaluation;
        return guarded(run, () -> {
            Output.Traced text = new Output.Traced(run);
            body.run(new Frame(run, globals, scope.size()), text);
            return text.result(tree.source());
        });
    }

    /**
     * Renders to a value as dbt's native renderer does: a single value keeps its type, several become one text.
     *
     * @throws TemplateException with its place, for whatever goes wrong in it
     */
    public Value renderNative(Globals globals, Evaluation evaluation) {
        Run run = (Run) evaluation;
        return guarded(run, () -> {
            Output.Values values = new Output.Values(run);
            body.run(new Frame(run, globals, scope.size()), values);
            return NativeResult.of(values.result());
        });
    }

    /**
     * A macro of the template's top level, bound to what it finds outside of itself. The template's other statements do
     * not run.
     */
    public Optional<MacroValue> macro(String name, Globals globals, Evaluation evaluation) {
        return Optional.ofNullable(macros.get(requireNonNull(name, "name is null")))
                .map(code -> new MacroValue(code, new Frame((Run) evaluation, globals, scope.size())));
    }

    private <T> T guarded(Run run, Supplier<T> rendering) {
        try {
            return ContainerWork.within(run, rendering);
        } catch (StackOverflowError tooDeep) {
            throw TemplateException.at(
                    tree.source().position(0), ErrorKind.BUDGET, "The template calls or nests too deeply");
        }
    }
}
