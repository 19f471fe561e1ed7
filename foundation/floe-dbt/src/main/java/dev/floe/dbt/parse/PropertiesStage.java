package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.Macros;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what the properties files say: patches what was parsed, and adds to the manifest what they define. For one project. */
final class PropertiesStage {
    private final Manifest manifest;
    private final Macros macros;
    private final Patches patches;
    private final ExposureParser exposures;
    private final TestParser tests;
    private final SourceParser sources;
    private final NodeIndex index;
    private final MetricParser metrics;
    private final SemanticModelParser semanticModels;
    private final SavedQueryParser savedQueries;
    private final UnitTestParser unitTests;
    private final List<TestParser.Subject> versioned = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    PropertiesStage(
            Manifest manifest,
            Macros macros,
            Renderer renderer,
            NodeFactory factory,
            NodeParser nodeParser,
            Docs docs,
            NodeIndex index,
            UnitTestRows rows) {
        this.manifest = manifest;
        this.macros = macros;
        this.index = index;
        this.patches = new Patches(factory, nodeParser, docs);
        this.exposures = new ExposureParser(factory, renderer, docs);
        this.tests = new TestParser(factory, renderer, macros);
        this.sources = new SourceParser(factory, docs, tests);
        SemanticFields shared = new SemanticFields(factory, docs);
        this.metrics = new MetricParser(shared);
        this.semanticModels = new SemanticModelParser(shared, nodeParser);
        this.savedQueries = new SavedQueryParser(shared, factory, nodeParser);
        this.unitTests = new UnitTestParser(factory, rows);
    }

    /** What is no error but worth a word. */
    List<Problem> warnings() {
        return warnings;
    }

    /**
     * Changes what entries speak of; everything that is parsed can be placed after that.
     *
     * @throws FloeException if two entries speak of one node
     */
    void patch(List<Properties.Entry> entries) {
        for (Properties.Entry entry : entries) {
            List<ModelVersions.ModelVersion> versions = ModelVersions.of(entry);
            if (!versions.isEmpty()) {
                versions.forEach(this::patchVersion);
            } else if (NodeIndex.isSection(entry.section())) {
                patchNodes(entry);
            } else if (entry.section().equals("macros")) {
                Optional<Macro> macro = macros.in(entry.project().name(), entry.name());
                macro.ifPresent(found -> patches.patch(found, entry));
                if (macro.isEmpty()) {
                    warn(
                            entry,
                            "There is no macro '%s' in package '%s'"
                                    .formatted(entry.name(), entry.project().name()));
                }
            }
        }
    }

    private void patchNodes(Properties.Entry entry) {
        List<Node> nodes = index.find(entry);
        nodes.forEach(node -> patches.patch(node, entry));
        if (!nodes.isEmpty()) {
            return;
        }
        Optional<Node> other = index.otherKind(entry);
        warn(
                entry,
                other.map(node -> "'%s' is a %s and stands below '%s'"
                                .formatted(entry.name(), node.kind().label(), entry.section()))
                        .orElseGet(() -> "No node matches '%s' below '%s'".formatted(entry.name(), entry.section())));
    }

    private void warn(Properties.Entry entry, String message) {
        warnings.add(
                Problem.warning(DbtError.UNMATCHED, Place.startOf(entry.file().displayPath()), message)
                        .withHelp("look at the name and at the section, or remove the entry"));
    }

    private void patchVersion(ModelVersions.ModelVersion version) {
        Optional<Node> found = index.find(version);
        if (found.isEmpty()) {
            warn(
                    version.entry(),
                    "No node matches '%s' below 'models'"
                            .formatted(version.files().getFirst()));
            return;
        }
        Node node = found.get();
        version.mark(node);
        patches.patch(node, version.entry());
        node.put("latest_version", version.latest());
        versioned.add(subject(version, node));
    }

    private static TestParser.Subject subject(ModelVersions.ModelVersion version, Node node) {
        String name = version.entry().name();
        return new TestParser.Subject(
                version.entry(),
                new GenericTest.Target(
                        name + "_" + version.suffix(),
                        "ref('" + name + "', version='" + version.version().toText() + "')",
                        ""),
                "models." + name,
                Optional.of(node),
                Optional.empty(),
                version.version());
    }

    /** Adds what entries define: tests, sources, exposures, groups, unit tests and the semantic layer. */
    void define(List<Properties.Entry> entries) {
        versioned.forEach(
                subject -> tests.tests(subject, subject.entry().rendered()).forEach(manifest::place));
        UnitTestTargets targets = new UnitTestTargets(manifest);
        for (Properties.Entry entry : entries) {
            switch (entry.section()) {
                case "models", "seeds", "snapshots" -> {
                    if (ModelVersions.of(entry).isEmpty()) {
                        tests.tests(subject(entry), entry.rendered()).forEach(manifest::place);
                    }
                }
                case "sources" -> sources.parse(entry, manifest);
                case "exposures" -> {
                    Node exposure = exposures.exposure(entry);
                    if (exposure.isEnabled()) {
                        manifest.exposures().put(exposure.uniqueId(), exposure);
                    } else {
                        manifest.disable(exposure);
                    }
                }
                case "groups" -> {
                    DictValue group = exposures.group(entry);
                    manifest.groups().put(Fields.text(group, "unique_id", ""), group);
                }
                case "metrics" -> manifest.place(metrics.parse(entry, entry.rendered()));
                case "semantic_models" -> placeSemanticModel(entry);
                case "saved_queries" -> manifest.place(savedQueries.parse(entry));
                case "unit_tests" -> targets.add(unitTests.parse(entry));
                default -> {}
            }
        }
    }

    private void placeSemanticModel(Properties.Entry entry) {
        Node model = semanticModels.parse(entry);
        manifest.place(model);
        Fields.dicts(entry.rendered(), "measures").stream()
                .filter(measure ->
                        measure.find("create_metric").filter(Value::isTrue).isPresent())
                .forEach(measure -> manifest.place(metrics.parse(entry, MetricParser.ofMeasure(measure, model))));
    }

    private TestParser.Subject subject(Properties.Entry entry) {
        return new TestParser.Subject(
                entry,
                new GenericTest.Target(entry.name(), "ref('" + entry.name() + "')", ""),
                entry.section() + "." + entry.name(),
                index.tested(entry),
                Optional.empty(),
                NoneValue.NONE);
    }
}
