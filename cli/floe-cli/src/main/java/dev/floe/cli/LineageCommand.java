package dev.floe.cli;

import dev.floe.cli.lineage.LineageJson;
import dev.floe.cli.lineage.LineageMermaid;
import dev.floe.cli.lineage.LineagePage;
import dev.floe.cli.lineage.LineageText;
import dev.floe.cli.lineage.LineageView;
import dev.floe.cli.lineage.LineageView.Direction;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.lineage.ClassifiedColumns;
import dev.floe.dbt.lineage.LineageReader;
import dev.floe.dbt.lineage.ProjectLineage;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.place.ProjectPlaces;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe lineage}: which columns a column comes from, and which come from it. */
final class LineageCommand implements Command {
    static final String FORMAT = "--format";
    private static final String DIRECTION = "--direction";

    /** How the lineage is shown. */
    private enum Form {
        TEXT,
        JSON,
        MERMAID,
        HTML
    }

    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("COLUMN")
                .type(String.class)
                .index("0")
                .arity("0..1")
                .description("A column, such as orders.amount or raw.orders.amount, or a table (default: all of them)")
                .build());
        specification.addOption(GlobalOption.value(
                FORMAT, "text|json|mermaid|html", "How to show it; html is a page of its own (default: text)"));
        specification.addOption(GlobalOption.value(
                DIRECTION, "upstream|downstream|both", "Which way to look from the column (default: both)"));
        DbtRequest.addTo(specification);
    }

    /** Whether a form is asked for that only this command knows. */
    static boolean isDrawn(OptionValues options) {
        return options.command().equals(CommandName.LINEAGE.word())
                && options.text(FORMAT)
                        .filter(form -> form.equals("mermaid") || form.equals("html"))
                        .isPresent();
    }

    @Override
    public CommandResult run(Invocation invocation) {
        OptionValues options = invocation.options();
        Form form = options.choice(FORMAT, Form.class).orElse(Form.TEXT);
        Direction direction = options.choice(DIRECTION, Direction.class).orElse(Direction.BOTH);
        Path project = invocation.projectDirectory();
        DbtRequest.Parsed parsed = DbtRequest.parse(invocation, project);
        ManifestGraph nodes = ManifestGraph.of(project, parsed.project().manifest());
        ProjectLineage lineage = LineageReader.read(
                parsed.project(),
                nodes,
                parsed.product()
                        .map(product -> Set.copyOf(product.governance().maskingFunctions()))
                        .orElse(Set.of()));
        List<Problem> problems = new ArrayList<>(parsed.project().warnings());
        problems.addAll(lineage.problems());
        parsed.product()
                .map(product -> classified(product, parsed.project(), nodes, lineage, project))
                .ifPresent(classified -> Stream.of(classified.unknownLevels(), classified.leaks(), classified.lost())
                        .flatMap(List::stream)
                        .forEach(found -> problems.add(found.problem())));
        Optional<String> asked = options.parameters().stream().findFirst();
        try {
            LineageView view = asked.map(column -> LineageView.of(lineage.graph(), column, direction))
                    .orElseGet(() -> LineageView.all(lineage.graph()));
            return new CommandResult(
                    () -> text(view, form, direction),
                    () -> LineageJson.of(view),
                    ProblemSources.findings(problems, project));
        } catch (FloeException notThere) {
            problems.addAll(notThere.problems());
            return CommandResult.without(ProblemSources.findings(problems, project));
        }
    }

    private static ClassifiedColumns classified(
            CompiledArtifacts product,
            ParsedProject parsed,
            ManifestGraph nodes,
            ProjectLineage lineage,
            Path directory) {
        Map<String, String> layers = new HashMap<>();
        product.nodes().forEach(node -> node.layer().ifPresent(layer -> layers.put(node.uniqueId(), layer)));
        return new ClassifiedColumns(
                parsed,
                nodes,
                lineage,
                new ProjectPlaces(directory, nodes.projectName()),
                product.governance().classification(),
                id -> Optional.ofNullable(layers.get(id)));
    }

    private static String text(LineageView view, Form form, Direction direction) {
        return switch (form) {
            case TEXT, JSON -> LineageText.of(view, direction);
            case MERMAID -> LineageMermaid.of(view);
            case HTML -> LineagePage.of(view);
        };
    }
}
