package dev.floe.dbt.project;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code var} once a project is parsed: a variable that is nowhere set, and has no default, is an error.
 *
 * @param packageName the package of the template that asks
 * @param rendering renders the text of a variable that is a template
 */
public record VarValue(LoadedProject project, String packageName, UnaryOperator<String> rendering)
        implements CallableValue {
    private static final Parameters PARAMETERS = Parameters.of("var(name, default=None)");
    private static final Parameters HAS = Parameters.of("has_var(var_name)");

    public VarValue {
        requireNonNull(project, "project is null");
        requireNonNull(packageName, "packageName is null");
        requireNonNull(rendering, "rendering is null");
    }

    @Override
    public String name() {
        return "var";
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        BoundArguments bound = PARAMETERS.bind(arguments);
        String name = bound.text("name");
        Value value = find(name)
                .or(() -> bound.find("default"))
                .orElseThrow(() -> TemplateException.of(
                        ErrorKind.RAISED,
                        "Required var '%s' is not set: neither '--vars' nor 'vars:' of dbt_project.yml has it"
                                .formatted(name)));
        return value instanceof StringValue text && SettingsRenderer.hasTemplate(text.value())
                ? StringValue.of(rendering.apply(text.value()))
                : value;
    }

    private Optional<Value> find(String name) {
        DictValue own = project.find(packageName).map(ProjectFile::vars).orElseGet(DictValue::empty);
        return BaseNames.variable(project.request(), project.root().vars(), own, packageName, name);
    }

    @Override
    public Optional<Value> attribute(String attribute) {
        return attribute.equals("has_var")
                ? Optional.of(FunctionValue.of(
                        HAS,
                        (_, arguments) ->
                                BoolValue.of(find(arguments.text("var_name")).isPresent())))
                : Optional.empty();
    }

    @Override
    public String typeName() {
        return "RuntimeVar";
    }
}
