package dev.floe.dbt.compile;

import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.adapter.RunTimeAdapterValue;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Dispatch;
import dev.floe.dbt.macro.ScopeValue;
import dev.floe.dbt.parse.ProjectLanguage;
import dev.floe.dbt.project.SettingsRenderer;
import dev.floe.dbt.project.VarValue;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.syntax.Source;
import dev.floe.jinja.template.RenderedText;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the scopes in which nodes and operations are rendered once their project is parsed. */
final class NodeScopes {
    private static final Set<String> WITHOUT_HOOKS = Set.of("source", "test", "unit_test");

    private static final DictValue OPERATION = operation();

    private final ProjectLanguage language;
    private final ReferenceFunctions references;
    private final Map<String, Value> shared;
    private final RunTimeAdapterValue adapter;
    private final TemplateListener listener;
    private final DictValue project;
    private final RunFiles files;
    private final SeedFiles seeds;

    NodeScopes(
            ProjectLanguage language,
            ReferenceFunctions references,
            Map<String, Value> shared,
            RunTimeAdapterValue adapter,
            TemplateListener listener,
            RunFiles files) {
        this.files = files;
        this.seeds = new SeedFiles(listener::print);
        this.language = language;
        this.references = references;
        this.shared = Map.copyOf(shared);
        this.adapter = adapter;
        this.listener = listener;
        DictValue arguments = shared.get("invocation_args_dict") instanceof DictValue dict ? dict : DictValue.empty();
        this.project = ProjectValue.of(language.project(), arguments);
    }

    /** The scope of a node that is not compiled yet. */
    NodeScope of(DictValue node, Optional<Batch> batch) {
        return scope(node, Optional.empty(), batch);
    }

    /** The scope in which a compiled node is built: its templates see its SQL. */
    NodeScope of(DictValue node, CompiledNode compiled) {
        return scope(node, Optional.of(compiled), compiled.batch());
    }

    private NodeScope scope(DictValue node, Optional<CompiledNode> compiled, Optional<Batch> batch) {
        NodeScope scope = withBasics(Fields.text(node, "package_name", ""));
        scope.put("config", new ConfigValue(node));
        addReferences(scope, references.ref(node, scope, batch), references.source(scope, node, batch));
        scope.put("function", references.function(scope, describe(node)));
        String type = Fields.text(node, "resource_type", "");
        DictValue model = ModelValue.of(node, compiled);
        batch.ifPresent(each -> model.put("batch", each.fields()));
        scope.put("model", model);
        if (batch.filter(each -> each.kind() == Batch.Kind.ADDS).isPresent()) {
            scope.override("is_incremental", constant("is_incremental", BoolValue.TRUE));
            scope.override("should_full_refresh", constant("should_full_refresh", BoolValue.FALSE));
        }
        scope.put("database", node.find("database").orElse(NoneValue.NONE));
        scope.put("schema", node.find("schema").orElse(NoneValue.NONE));
        scope.put(
                "this",
                type.equals("operation")
                        ? NoneValue.NONE
                        : new RelationValue(
                                NodeRelation.ofNode(language.adapter(), node).build()));
        Value code = compiled.<Value>map(each -> StringValue.of(each.code())).orElse(NoneValue.NONE);
        scope.put("compiled_code", code);
        scope.put("sql", Fields.text(node, "language", "").equals("sql") ? code : NoneValue.NONE);
        scope.put("write", FunctionValue.of(Parameters.of("write(payload)"), (_, arguments) -> {
            files.write(node, batch, arguments.text("payload"));
            return StringValue.EMPTY;
        }));
        if (type.equals("seed")) {
            scope.put("load_agate_table", new FunctionValue("load_agate_table", (_, _) -> seeds.read(node)));
        }
        boolean isFirst = batch.map(each -> each.place().isFirst()).orElse(true);
        boolean isLast = batch.map(each -> each.place().isLast()).orElse(true);
        scope.put("pre_hooks", isFirst ? hooks(node, type, "pre-hook") : ListValue.empty());
        scope.put("post_hooks", isLast ? hooks(node, type, "post-hook") : ListValue.empty());
        return scope;
    }

    private static FunctionValue constant(String name, Value value) {
        return new FunctionValue(name, (_, _) -> value);
    }

    /**
     * The scope of a unit test that is not compiled yet: fixtures stand for what its model reads, and what it overrides for
     * macros and variables. Rows of the model itself are an expression in front of its query, whether it reads them or not.
     */
    NodeScope of(UnitTestCase test) {
        DictValue node = test.node();
        NodeScope scope = scope(node, Optional.empty(), Optional.empty());
        addReferences(scope, references.ref(test, scope), references.source(test, scope));
        test.ownInput().ifPresent(input -> scope.addEphemeral(Fields.text(input, "unique_id", "")));
        scope.put(
                "this",
                test.ownInput()
                        .<Value>map(input -> StringValue.of(Relation.ephemeralName(Fields.text(input, "cte_name", ""))))
                        .orElse(NoneValue.NONE));
        DictValue overrides = Fields.dict(node, "overrides");
        scope.put(
                "var",
                new VarValue(
                        language.project().withVars(Fields.dict(overrides, "vars")),
                        Fields.text(node, "package_name", ""),
                        text -> rendered(scope, text)));
        DictValue variables = Fields.dict(overrides, "env_vars");
        Value environment = scope.find("env_var").orElseThrow();
        scope.put("env_var", FunctionValue.of(Parameters.of("env_var(var, default=None)"), (evaluation, arguments) -> {
            Value fallback = arguments.value("default", NoneValue.NONE);
            return variables
                    .find(arguments.text("var"))
                    .orElseGet(() -> evaluation.call(environment, Arguments.of(arguments.value("var"), fallback)));
        }));
        Fields.dict(overrides, "macros").entries().forEach((name, value) -> scope.standFor(name.toText(), value));
        return scope;
    }

    private static ListValue hooks(DictValue node, String type, String key) {
        return WITHOUT_HOOKS.contains(type)
                ? ListValue.empty()
                : ListValue.of(Fields.list(Fields.dict(node, "config"), key));
    }

    /** The scope of a macro that is called by itself, as an operation or by the adapter. */
    NodeScope ofMacro(String packageName) {
        NodeScope scope = withBasics(packageName);
        scope.put("config", new ConfigValue(DictValue.empty()));
        addReferences(scope, references.ref(scope), references.source(scope, OPERATION, Optional.empty()));
        scope.put("database", StringValue.of(language.project().profile().database()));
        scope.put("schema", StringValue.of(language.project().profile().schema()));
        return scope;
    }

    private NodeScope withBasics(String packageName) {
        NodeScope scope = new NodeScope(language.macros(), packageName, shared);
        scope.put("var", new VarValue(language.project(), packageName, text -> rendered(scope, text)));
        scope.put("adapter", adapter.withDispatch(new Dispatch(scope, language.adapter())));
        scope.put("context", new ScopeValue(scope));
        scope.put(
                "render", new FunctionValue("render", (evaluation, arguments) -> render(scope, evaluation, arguments)));
        scope.put("thread_id", StringValue.of(threadName()));
        new StoredResults(listener::print).addTo(scope);
        return scope;
    }

    /** A run names the threads that work on nodes; what leads it has dbt's name of that. */
    private static String threadName() {
        String name = Thread.currentThread().getName();
        return name.endsWith(" (worker)") ? name : "MainThread";
    }

    private void addReferences(NodeScope scope, FunctionValue refFunction, FunctionValue sourceFunction) {
        ResolverValue ref = new ResolverValue(refFunction, project);
        ResolverValue source = new ResolverValue(sourceFunction, project);
        scope.put("ref", ref);
        scope.put("source", source);
        DictValue builtins = DictValue.empty();
        builtins.put("ref", ref);
        builtins.put("source", source);
        builtins.put("config", scope.find("config").orElse(NoneValue.NONE));
        scope.put("builtins", builtins);
    }

    private Value render(NodeScope scope, Evaluation evaluation, Arguments arguments) {
        String text = arguments.positional().getFirst().toText();
        return SettingsRenderer.hasTemplate(text)
                ? StringValue.of(language.engine().compile("render", text).render(scope, evaluation))
                : StringValue.of(text);
    }

    private String rendered(NodeScope scope, String text) {
        return text(scope, "vars", text);
    }

    /** Renders a template to text. */
    String text(NodeScope scope, String file, String code) {
        if (!SettingsRenderer.hasTemplate(code)) {
            return code;
        }
        TemplateEngine engine = language.engine();
        try {
            return engine.compile(file, code).render(scope, engine.start(UndefinedValue.Use.FAILS));
        } catch (TemplateException failure) {
            throw DbtError.of(failure, file);
        }
    }

    /** Renders a template to text that knows where it comes from. */
    RenderedText traced(NodeScope scope, String file, String code, int firstLine) {
        if (!SettingsRenderer.hasTemplate(code)) {
            return RenderedText.ofItself(code, new Source(file, code, firstLine));
        }
        TemplateEngine engine = language.engine();
        try {
            return engine.compile(file, code, firstLine).renderTraced(scope, engine.start(UndefinedValue.Use.FAILS));
        } catch (TemplateException failure) {
            throw DbtError.of(failure, file);
        }
    }

    /** Renders a template to a value. */
    Value value(NodeScope scope, String file, String code) {
        TemplateEngine engine = language.engine();
        try {
            return engine.compile(file, code).renderNative(scope, engine.startNative(UndefinedValue.Use.FAILS));
        } catch (TemplateException failure) {
            throw DbtError.of(failure, file);
        }
    }

    private static DictValue operation() {
        DictValue operation = DictValue.empty();
        operation.put("resource_type", StringValue.of("operation"));
        operation.put("name", StringValue.of("a macro"));
        return operation;
    }

    static String describe(DictValue node) {
        return Fields.text(node, "resource_type", "node") + " '" + Fields.text(node, "name", "") + "'";
    }
}
