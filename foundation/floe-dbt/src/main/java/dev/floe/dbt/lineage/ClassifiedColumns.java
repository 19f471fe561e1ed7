package dev.floe.dbt.lineage;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.value.DictValue;
import dev.floe.lineage.graph.ClassificationFlow;
import dev.floe.lineage.graph.LineageGraph;
import dev.floe.lineage.graph.TableLineage;
import dev.floe.lineage.resolve.ColumnId;
import dev.floe.spi.artifact.ClassificationLevel;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the classifications that properties give to columns against the layers that may have such values. */
public final class ClassifiedColumns {
    private static final String KEY = "classification";

    private final ManifestGraph nodes;
    private final LineageGraph lineage;
    private final Map<String, List<String>> allowedLayers = new HashMap<>();

    private ClassifiedColumns(ManifestGraph nodes, LineageGraph lineage, List<ClassificationLevel> levels) {
        this.nodes = nodes;
        this.lineage = lineage;
        levels.forEach(level -> level.allowedLayers().ifPresent(layers -> allowedLayers.put(level.name(), layers)));
    }

    /**
     * The models that a classified value reaches unmasked and that may not have it.
     *
     * @param levels those of the platform
     * @param layer of a node by its unique id; a node without one, such as a source, may hold anything
     */
    public static List<Problem> check(
            ManifestGraph nodes,
            LineageGraph lineage,
            List<ClassificationLevel> levels,
            Function<String, Optional<String>> layer) {
        ClassifiedColumns columns = new ClassifiedColumns(nodes, lineage, levels);
        ClassificationFlow flow =
                new ClassificationFlow(lineage, (level, table) -> columns.mayHold(level, layer.apply(table)));
        List<Problem> problems = new ArrayList<>();
        flow.leaks(columns.classified()).forEach(leak -> problems.add(columns.problem(leak, layer)));
        problems.sort(Problem.ORDER);
        return problems;
    }

    private boolean mayHold(String level, Optional<String> layer) {
        return layer.isEmpty()
                || Optional.ofNullable(allowedLayers.get(level))
                        .filter(layers -> !layers.contains(layer.get()))
                        .isEmpty();
    }

    private Map<ColumnId, String> classified() {
        Map<ColumnId, String> levels = new HashMap<>();
        for (ManifestNode node : nodes.nodes()) {
            Fields.dict(node.fields(), "columns").entries().forEach((name, value) -> {
                if (value instanceof DictValue column) {
                    level(column)
                            .ifPresent(level -> levels.put(
                                    new ColumnId(node.uniqueId(), name.toText().toLowerCase(Locale.ROOT)), level));
                }
            });
        }
        return levels;
    }

    /** dbt keeps it in {@code config.meta}, and in {@code meta} where that is where it was written. */
    private static Optional<String> level(DictValue column) {
        return Fields.text(Fields.dict(Fields.dict(column, "config"), "meta"), KEY)
                .or(() -> Fields.text(Fields.dict(column, "meta"), KEY));
    }

    private Problem problem(ClassificationFlow.Leak leak, Function<String, Optional<String>> layer) {
        ColumnId reached = leak.reached();
        String path = leak.path().stream().map(this::name).collect(Collectors.joining(" -> "));
        String message = "Column '%s' holds values of classification '%s', which layer '%s' may not have unmasked%s"
                .formatted(
                        name(reached),
                        leak.level(),
                        layer.apply(reached.table()).orElse(""),
                        leak.path().size() == 1 ? "" : ": " + path);
        Problem problem = Problem.error(LineageError.CLASSIFIED_COLUMN, Place.startOf(file(reached)), message)
                .withHelp("leave it out, or hide it, as 'md5(" + reached.column() + ")' does; allowed layers: "
                        + String.join(", ", allowedLayers.getOrDefault(leak.level(), List.of())));
        return nodes.find(leak.source().table())
                .flatMap(node ->
                        node.resourceType() == ResourceType.SOURCE ? Optional.of(node.path()) : node.patchPath())
                .map(properties -> problem.withRelated(
                        Place.startOf(properties), "'" + name(leak.source()) + "' is classified here"))
                .orElse(problem);
    }

    private String file(ColumnId column) {
        return nodes.find(column.table()).map(ManifestNode::path).orElse(column.table());
    }

    private String name(ColumnId column) {
        return lineage.table(column.table()).map(TableLineage::name).orElse(column.table()) + "." + column.column();
    }
}
