package dev.floe.dbt.compile;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.adapter.Connection;
import dev.floe.dbt.adapter.RelationCache;
import dev.floe.dbt.adapter.RunTimeAdapterValue;
import dev.floe.dbt.adapter.SessionSource;
import dev.floe.dbt.adapter.StatementComment;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.MacroCall;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.parse.ProjectLanguage;
import dev.floe.dbt.parse.TestArguments;
import dev.floe.dbt.relation.Relation;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.template.RenderedText;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes SQL of the nodes of a project. Threads may share it: a node that several need, as ephemeral models are, is compiled
 * once.
 */
public final class ProjectCompiler {
    private static final String INLINE = "inline_query";
    private static final List<String> SECTIONS = List.of("nodes", "unit_tests", "functions");

    private final ProjectLanguage language;
    private final DictValue manifest;
    private final UnitTestCases unitTests;
    private final Map<String, UnitTestCase> cases = new ConcurrentHashMap<>();
    private final Map<String, DictValue> inline = new ConcurrentHashMap<>();
    private final NodeScopes scopes;
    private final QueryComments comments;
    private final RelationCache relations = new RelationCache();
    private final Map<String, CompiledNode> compiled = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    private ProjectCompiler(
            ParsedProject parsed,
            InvocationFacts invocation,
            SessionSource sessions,
            TemplateListener listener,
            RunFiles files,
            Deferral deferral) {
        this.language = parsed.language();
        this.manifest = parsed.manifest();
        this.unitTests = new UnitTestCases(language, Fields.dict(manifest, "nodes"));
        Connection connection = new Connection(language.adapter(), sessions, this::run, relations, listener::print);
        this.scopes = new NodeScopes(
                language,
                new ReferenceFunctions(language, invocation, deferral, connection),
                RunTimeNames.of(language, parsed.manifest(), invocation, listener),
                RunTimeAdapterValue.of(connection, language.project().request().clock()),
                listener,
                files);
        this.comments = new QueryComments(language, scopes);
    }

    /**
     * A compiler of a project.
     *
     * @param sessions where templates reach the database
     * @param files keeps the statements that nodes run
     */
    public static ProjectCompiler of(
            ParsedProject parsed,
            InvocationFacts invocation,
            SessionSource sessions,
            TemplateListener listener,
            RunFiles files) {
        return new ProjectCompiler(parsed, invocation, sessions, listener, files, Deferral.none());
    }

    /** The same, with nodes that may be read elsewhere. */
    public static ProjectCompiler of(
            ParsedProject parsed,
            InvocationFacts invocation,
            SessionSource sessions,
            TemplateListener listener,
            RunFiles files,
            Deferral deferral) {
        return new ProjectCompiler(parsed, invocation, sessions, listener, files, deferral);
    }

    /** A compiler for what asks no database and runs nothing. */
    public static ProjectCompiler withoutDatabase(
            ParsedProject parsed, InvocationFacts invocation, TemplateListener listener) {
        return of(parsed, invocation, SessionSource.none(), listener, RunFiles.none());
    }

    /** The templates that build a node, which has been compiled. */
    public NodeTemplates templates(CompiledNode node) {
        UnitTestCase test = cases.get(node.uniqueId());
        return new NodeTemplates(scopes.of(test == null ? entry(node.uniqueId()) : test.node(), node), start());
    }

    /** The templates of operations, which belong to the root project and to no node. */
    public NodeTemplates operation() {
        return new NodeTemplates(scopes.ofMacro(language.project().root().name()), start());
    }

    public Adapter adapter() {
        return language.adapter();
    }

    /** What is known of the relations in the database. */
    public RelationCache relations() {
        return relations;
    }

    private Evaluation start() {
        return language.engine().start(UndefinedValue.Use.FAILS);
    }

    /**
     * The SQL of a node.
     *
     * @throws FloeException if its template fails, or one of those that it reads
     */
    public CompiledNode compile(String uniqueId) {
        synchronized (locks.computeIfAbsent(uniqueId, _ -> new Object())) {
            CompiledNode known = compiled.get(uniqueId);
            if (known != null) {
                return known;
            }
            DictValue entry = entry(uniqueId);
            CompiledNode made = Fields.text(entry, "resource_type", "").equals("unit_test")
                    ? makeUnitTest(entry)
                    : make(entry, Optional.empty());
            compiled.put(uniqueId, made);
            return made;
        }
    }

    /**
     * The SQL of one batch of a microbatch model: of what it reads, only rows of the batch's time are there, where the times of
     * rows are known.
     *
     * @throws FloeException if its template fails, or one of those that it reads
     */
    public CompiledNode compile(String uniqueId, Batch batch) {
        return make(entry(uniqueId), Optional.of(batch));
    }

    /**
     * The SQL of an operation whose templates know more names than others.
     *
     * @throws FloeException if its template fails
     */
    public CompiledNode compile(String uniqueId, Map<String, Value> names) {
        return make(entry(uniqueId), Optional.empty(), names);
    }

    /** A query that stands for a node in place of its own: it reads what the node is elsewhere. */
    public CompiledNode copying(String uniqueId, Relation there) {
        String query = "select * from " + there.render();
        return new CompiledNode(
                uniqueId,
                CteInjection.inject(query, List.of()),
                RenderedText.ofNothing(query),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /**
     * What goes to the database with each statement of a node.
     *
     * @param uniqueId empty: of what belongs to no node
     * @throws FloeException if the project's template for it fails
     */
    public Optional<StatementComment> comment(Optional<String> uniqueId) {
        return comments.of(uniqueId.map(this::entry));
    }

    /** The manifest's entry of what can be compiled or built. */
    public DictValue entry(String uniqueId) {
        return find(uniqueId).orElseThrow(() -> new IllegalArgumentException("There is no node '" + uniqueId + "'"));
    }

    /** As before; empty: it is a source, say, which is neither compiled nor built. */
    public Optional<DictValue> find(String uniqueId) {
        return Optional.ofNullable(inline.get(uniqueId)).or(() -> SECTIONS.stream()
                .flatMap(section -> Fields.find(Fields.dict(manifest, section), uniqueId).stream())
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .findFirst());
    }

    /**
     * The SQL of a query that stands in no file.
     *
     * @throws FloeException if its template fails
     */
    public CompiledNode compileInline(String sql) {
        String packageName = language.project().root().name();
        DictValue node = DictValue.empty();
        String id = "sql_operation." + packageName + "." + INLINE;
        node.put("unique_id", StringValue.of(id));
        node.put("name", StringValue.of(INLINE));
        node.put("alias", StringValue.of(INLINE));
        node.put("resource_type", StringValue.of("sql_operation"));
        node.put("package_name", StringValue.of(packageName));
        node.put("original_file_path", StringValue.of(INLINE));
        node.put("language", StringValue.of("sql"));
        node.put("raw_code", StringValue.of(sql));
        node.put("database", StringValue.of(language.project().profile().database()));
        node.put("schema", StringValue.of(language.project().profile().schema()));
        node.put("config", DictValue.empty());
        DictValue dependsOn = DictValue.empty();
        dependsOn.put(
                "nodes", ListValue.of(Fields.dict(manifest, "nodes").entries().keySet()));
        node.put("depends_on", dependsOn);
        inline.put(id, node);
        CompiledNode made = make(node, Optional.empty());
        compiled.put(id, made);
        return made;
    }

    /** A macro by its name, or by its package and its name with a dot between them. */
    public Optional<Macro> macro(String written) {
        int dot = written.indexOf('.');
        return dot < 0
                ? language.macros().findByText(language.project().root().name(), written)
                : language.macros().in(written.substring(0, dot), written.substring(dot + 1));
    }

    /** The templates of operations that belong to a package. */
    public NodeTemplates operation(String packageName) {
        return new NodeTemplates(scopes.ofMacro(packageName), start());
    }

    private CompiledNode makeUnitTest(DictValue entry) {
        UnitTestCase test = unitTests.of(entry);
        cases.put(Fields.text(entry, "unique_id", ""), test);
        NodeScope scope = scopes.of(test);
        String code = scopes.text(
                scope, Fields.text(entry, "original_file_path", ""), Fields.text(test.node(), "raw_code", ""));
        List<InjectedCte> ctes = new ArrayList<>();
        for (String id : scope.ephemerals()) {
            CompiledNode fixture = make(test.input(id).orElseThrow(), Optional.empty());
            String name = Relation.ephemeralName(Fields.text(test.input(id).orElseThrow(), "cte_name", ""));
            ctes.add(InjectedCte.of(id, name, fixture.code()));
        }
        return new CompiledNode(
                Fields.text(entry, "unique_id", ""),
                CteInjection.inject(code, ctes),
                RenderedText.ofNothing(code),
                ctes,
                List.copyOf(scope.called()),
                Optional.empty());
    }

    private CompiledNode make(DictValue node, Optional<Batch> batch) {
        return make(node, batch, Map.of());
    }

    private CompiledNode make(DictValue node, Optional<Batch> batch, Map<String, Value> names) {
        String file = Fields.text(node, "original_file_path", "");
        if (Fields.text(node, "language", "").equals("python")) {
            throw DbtError.PYTHON.in(
                    file,
                    "Python model '" + Fields.text(node, "name", "") + "' cannot run: floe runs SQL",
                    "write it in SQL, or let another program write its table, and make that a source");
        }
        NodeScope scope = scopes.of(node, batch);
        names.forEach(scope::put);
        DictValue test = Fields.dict(node, "test_metadata");
        if (test.isTrue()) {
            DictValue arguments = Fields.dict(test, "kwargs");
            scope.put(
                    TestArguments.NAME,
                    TestArguments.render(arguments, template -> scopes.value(scope, file, template)));
        }
        RenderedText own = scopes.traced(
                scope, file, Fields.text(node, "raw_code", ""), language.firstLine(Fields.text(node, "unique_id", "")));
        ForeignKeys.resolve(node, target -> scopes.value(scope, file, "{{ " + target + " }}"));
        Map<String, InjectedCte> ctes = new LinkedHashMap<>();
        for (String ephemeral : scope.ephemerals()) {
            CompiledNode model = compile(ephemeral);
            model.ctes().forEach(cte -> ctes.putIfAbsent(cte.uniqueId(), cte));
            DictValue fields = entry(ephemeral);
            String name = Relation.ephemeralName(Fields.text(fields, "alias", Fields.text(fields, "name", "")));
            ctes.put(ephemeral, InjectedCte.of(ephemeral, name, model.ownCode()));
        }
        List<InjectedCte> all = new ArrayList<>(ctes.values());
        return new CompiledNode(
                Fields.text(node, "unique_id", ""),
                CteInjection.inject(own.text(), all),
                test.isTrue() ? RenderedText.ofNothing(own.text()) : own,
                all,
                List.copyOf(scope.called()),
                batch);
    }

    /** Calls a macro for the adapter: what the root project has of this name, or dbt. */
    private Value run(Evaluation evaluation, String name, Map<String, Value> arguments) {
        String root = language.project().root().name();
        NodeScope scope = scopes.ofMacro(root);
        return language.macros()
                .find(root, name)
                .map(macro -> new MacroCall(macro, scope).call(evaluation, new Arguments(List.of(), arguments)))
                .orElseThrow(() -> TemplateException.of(
                        ErrorKind.RAISED, "There is no macro '" + name + "', which the adapter needs"));
    }
}
