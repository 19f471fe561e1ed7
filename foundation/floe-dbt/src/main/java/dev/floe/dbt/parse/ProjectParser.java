package dev.floe.dbt.parse;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.adapter.DuckDbAdapter;
import dev.floe.dbt.adapter.PostgresAdapter;
import dev.floe.dbt.adapter.PostgresAdapter.Transactions;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.manifest.SemanticManifest;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.Profile;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.dbt.project.ProjectLoader;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.dbt.project.SelectorsFile;
import dev.floe.dbt.relation.RelationPolicy;
import dev.floe.dbt.select.IndirectSelection;
import dev.floe.dbt.select.NamedSelectors;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses a dbt project: from its files to everything that manifest.json holds. Nothing is run and no database is asked. */
public final class ProjectParser {
    private final LoadedProject project;
    private final TemplateEngine engine;
    private final Adapter adapter;
    private final Macros macros;
    private final Manifest manifest = new Manifest();
    private final Docs docs;
    private final Map<ProjectFile, SourceFiles> files = new LinkedHashMap<>();

    private ProjectParser(LoadedProject project, TemplateEngine engine) {
        this.project = project;
        this.engine = engine;
        this.adapter = adapter(project);
        this.macros = new Macros(project);
        this.docs = new Docs(engine, project);
        project.packages().forEach(file -> files.put(file, new SourceFiles(file)));
    }

    /**
     * Parses a project.
     *
     * @throws FloeException if a file makes no sense, a template fails or a reference leads to nothing
     */
    public static ParsedProject parse(ProjectRequest request) {
        TemplateEngine engine = TemplateEngine.dbt();
        return new ProjectParser(ProjectLoader.load(engine, request, InternalMacros::of), engine).parse();
    }

    /**
     * Parses a project without a profiles.yml.
     *
     * @param profile the target that its templates see
     * @throws FloeException if a file makes no sense, a template fails or a reference leads to nothing
     */
    public static ParsedProject parse(ProjectRequest request, Profile profile) {
        TemplateEngine engine = TemplateEngine.dbt();
        return new ProjectParser(ProjectLoader.load(engine, request, profile, InternalMacros::of), engine).parse();
    }

    private static Adapter adapter(LoadedProject project) {
        DictValue quoting = Fields.dict(project.root().rendered(), "quoting");
        RelationPolicy policy = new RelationPolicy(
                isQuoted(quoting, "database"), isQuoted(quoting, "schema"), isQuoted(quoting, "identifier"));
        return switch (project.profile().type()) {
            case "duckdb" -> duckDb(policy, project.profile());
            case "postgres" -> postgres(policy, project.profile());
            default ->
                throw DbtError.PROFILE.in(
                        "profiles.yml",
                        "There is no adapter '" + project.profile().type() + "' yet",
                        "choose a target of type duckdb or postgres");
        };
    }

    private static Adapter duckDb(RelationPolicy quoting, Profile profile) {
        DuckDbAdapter usual = DuckDbAdapter.of(quoting);
        boolean standsAlone = Fields.find(profile.credentials(), "disable_transactions")
                .filter(Value::isTrue)
                .isPresent();
        return new DuckDbAdapter(
                quoting,
                Fields.text(profile.credentials(), "external_root", usual.externalRoot()),
                standsAlone ? DuckDbAdapter.Transactions.DISABLED : DuckDbAdapter.Transactions.ENABLED,
                usual.place(),
                usual.duckLakeDatabases());
    }

    private static Adapter postgres(RelationPolicy quoting, Profile profile) {
        boolean standsAlone = Fields.find(profile.credentials(), "autocommit")
                .filter(Value::isTrue)
                .isPresent();
        return new PostgresAdapter(
                quoting, profile.database(), standsAlone ? Transactions.NONE : Transactions.IMPLICIT);
    }

    private static boolean isQuoted(DictValue quoting, String component) {
        return Fields.find(quoting, component).map(Value::isTrue).orElse(true);
    }

    private ParsedProject parse() {
        loadMacros();
        Renderer renderer = new Renderer(engine, project, adapter, macros);
        NodeFactory factory = new NodeFactory(project, adapter, macros, renderer);
        NodeParser nodeParser = new NodeParser(factory, renderer);
        files.forEach((file, sources) -> docs.load(file, sources));
        project.internal().forEach(file -> docs.load(file, new SourceFiles(file)));
        List<Node> parsed = new ArrayList<>();
        files.forEach((file, sources) -> parsed.addAll(nodeParser.parse(file, sources)));
        OperationParser operations = new OperationParser(factory, renderer);
        files.keySet().forEach(file -> parsed.addAll(operations.parse(file)));
        List<Problem> warnings = new ArrayList<>(project.warnings());
        warnings.addAll(properties(renderer, factory, nodeParser, parsed));
        Governance governance = new Governance(project, manifest);
        governance.check();
        new RelationNames(adapter).check(manifest);
        SemanticGraph semantic = new SemanticGraph(project, manifest);
        semantic.resolve();
        References references = new References(project, manifest, governance);
        Map<String, List<String>> parents = references.resolve();
        semantic.nameRelations(parents);
        PrimaryKeys keys = new PrimaryKeys(manifest);
        boolean haveBatches = MicrobatchModels.haveBatches(project, macros);
        for (Node node : manifest.members()) {
            node.finish(parents.getOrDefault(node.uniqueId(), List.of()));
            if (node.kind() == ResourceKind.SNAPSHOT) {
                SnapshotParser.check(node);
            }
            if (node.kind() == ResourceKind.MODEL) {
                node.put("primary_key", keys.of(node));
                if (haveBatches) {
                    MicrobatchModels.check(node);
                }
            }
        }
        manifest.disabled().values().forEach(nodes -> nodes.forEach(node -> node.finish(List.of())));
        manifest.docs().putAll(docs.blocks());
        NamedSelectors selectors = SelectorsFile.read(project, engine, IndirectSelection.EAGER);
        DictValue fields = new ManifestFields(project, adapter, macros, manifest, selectors).of(parents);
        SemanticManifest.check(fields);
        return new ParsedProject(
                fields,
                new ProjectLanguage(project, engine, adapter, macros, references, firstLines(parsed)),
                warnings);
    }

    private static Map<String, Integer> firstLines(List<Node> parsed) {
        Map<String, Integer> lines = new HashMap<>();
        for (Node node : parsed) {
            if (node.firstLine() > 1) {
                lines.put(node.uniqueId(), node.firstLine());
            }
        }
        return lines;
    }

    private void loadMacros() {
        MacroLoader loader = new MacroLoader(engine, macros, project.root());
        for (ProjectFile internal : project.internal()) {
            loader.load(internal, new SourceFiles(internal));
        }
        files.forEach(loader::load);
        macros.flatten();
        new MacroCalls(macros, adapter).resolve();
    }

    private List<Problem> properties(Renderer renderer, NodeFactory factory, NodeParser nodeParser, List<Node> parsed) {
        Properties properties = new Properties(renderer);
        List<Properties.Entry> entries = new ArrayList<>();
        files.forEach((file, sources) -> entries.addAll(properties.read(file, sources)));
        SnapshotParser snapshots = new SnapshotParser(factory, nodeParser);
        entries.forEach(entry -> snapshots.parse(entry).ifPresent(parsed::add));
        PropertiesStage stage = new PropertiesStage(
                manifest, macros, renderer, factory, nodeParser, docs, new NodeIndex(parsed), new UnitTestRows(files));
        stage.patch(entries);
        parsed.forEach(manifest::place);
        stage.define(entries);
        return stage.warnings();
    }
}
