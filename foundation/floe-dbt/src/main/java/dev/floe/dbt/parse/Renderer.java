package dev.floe.dbt.parse;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.adapter.ParseTimeAdapterValue;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Dispatch;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.MacroCall;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.macro.ReturnSignal;
import dev.floe.dbt.project.BaseNames;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.dbt.project.SettingsRenderer;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Renders the templates of nodes and of properties while a project is parsed. */
final class Renderer {
    private final TemplateEngine engine;
    private final LoadedProject project;
    private final Adapter adapter;
    private final Macros macros;
    private final Map<String, Value> shared;
    private final ParseTimeAdapterValue adapterValue;
    private final Map<String, Globals> propertyNames = new HashMap<>();
    private final Map<String, FunctionValue> vars = new HashMap<>();

    Renderer(TemplateEngine engine, LoadedProject project, Adapter adapter, Macros macros) {
        this.engine = engine;
        this.project = project;
        this.adapter = adapter;
        this.macros = macros;
        this.shared = SharedNames.of(project, adapter);
        this.adapterValue = new ParseTimeAdapterValue(
                adapter,
                new FunctionValue("dispatch", (evaluation, arguments) -> NoneValue.NONE),
                text -> {},
                project.request().clock());
    }

    TemplateEngine engine() {
        return engine;
    }

    ParseContext context(Node node) {
        ParseContext context = new ParseContext(macros, node, shared);
        context.put("var", renderedVar(context, var(node.packageName())));
        context.put("adapter", adapterValue.withDispatch(new Dispatch(context, adapter)));
        return context;
    }

    /** Renders a node's code for what its calls note; what it prints is of no interest yet. */
    void render(Node node, ParseContext context, String file, String code) {
        if (SettingsRenderer.hasTemplate(code)) {
            text(context, file, code, node.firstLine());
        }
    }

    String text(ParseContext context, String file, String code) {
        return text(context, file, code, 1);
    }

    private String text(ParseContext context, String file, String code, int firstLine) {
        try {
            return engine.compile(file, code, firstLine).render(context, engine.start(UndefinedValue.Use.GIVES_ITSELF));
        } catch (TemplateException failure) {
            throw DbtError.of(failure, file);
        } catch (ReturnSignal outside) {
            return outside.value().toText();
        }
    }

    /** Renders natively, with what a node's own template sees. */
    Value value(ParseContext context, String file, String code) {
        try {
            return engine.compile(file, code)
                    .renderNative(context, engine.startNative(UndefinedValue.Use.GIVES_ITSELF));
        } catch (TemplateException failure) {
            throw DbtError.of(failure, file);
        }
    }

    /** Calls a macro that names something, such as {@code generate_schema_name}. */
    Optional<String> call(Macro macro, ParseContext context, String file, Value... arguments) {
        try {
            Value result =
                    new MacroCall(macro, context).call(engine.start(UndefinedValue.Use.FAILS), Arguments.of(arguments));
            return result == NoneValue.NONE ? Optional.empty() : Optional.of(SourceFile.strip(result.toText()));
        } catch (TemplateException failure) {
            throw DbtError.of(failure, file);
        }
    }

    /** What the properties files of a package see. */
    SettingsRenderer properties(String packageName, String file) {
        return new SettingsRenderer(engine, propertyNames.computeIfAbsent(packageName, this::propertyNames), file);
    }

    private Globals propertyNames(String packageName) {
        Map<String, Value> names =
                new HashMap<>(BaseNames.of(project.request().environment(), BaseNames.Secrets.REFUSED));
        names.put("var", var(packageName));
        names.put("target", shared.getOrDefault("target", NoneValue.NONE));
        names.put("project_name", shared.getOrDefault("project_name", NoneValue.NONE));
        return Globals.of(names);
    }

    /** A variable whose text is a template is rendered with what the node sees. */
    private FunctionValue renderedVar(ParseContext context, FunctionValue var) {
        return new FunctionValue("var", (evaluation, arguments) -> {
            Value value = var.call(evaluation, arguments);
            return value instanceof StringValue text && SettingsRenderer.hasTemplate(text.value())
                    ? StringValue.of(text(context, "vars", text.value()))
                    : value;
        });
    }

    private FunctionValue var(String packageName) {
        return vars.computeIfAbsent(packageName, this::newVar);
    }

    private FunctionValue newVar(String packageName) {
        DictValue root = project.root().vars();
        DictValue own = project.find(packageName).map(ProjectFile::vars).orElseGet(DictValue::empty);
        Parameters parameters = Parameters.of("var(name, default=None)");
        return new FunctionValue("var", (evaluation, arguments) -> {
            if (arguments.positional().isEmpty() && arguments.named().isEmpty()) {
                return root;
            }
            var bound = parameters.bind(arguments);
            return BaseNames.variable(project.request(), root, own, packageName, bound.text("name"))
                    .or(() -> bound.find("default"))
                    .orElse(NoneValue.NONE);
        });
    }
}
