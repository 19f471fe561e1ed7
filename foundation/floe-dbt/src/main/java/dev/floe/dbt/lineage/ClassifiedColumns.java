package dev.floe.dbt.lineage;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.place.ProjectPlaces;
import dev.floe.documents.NearestName;
import dev.floe.lineage.graph.ClassificationFlow;
import dev.floe.lineage.graph.ClassificationFlow.Way;
import dev.floe.lineage.graph.TableLineage;
import dev.floe.lineage.resolve.ColumnId;
import dev.floe.spi.artifact.ClassificationLevel;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the classifications that properties give to columns against the layers that may have such values. */
public final class ClassifiedColumns {
    private final ParsedProject parsed;
    private final ManifestGraph nodes;
    private final ProjectLineage lineage;
    private final ProjectPlaces places;
    private final List<String> names;
    private final Map<String, List<String>> allowedLayers = new HashMap<>();
    private final Map<ColumnId, String> declared;
    private final Function<String, Optional<String>> layer;
    private final ClassificationFlow flow;

    /**
     * The classified columns of a project.
     *
     * @param levels those of the platform
     * @param layer of a node by its unique id; a node without one, such as a source, may hold anything
     */
    public ClassifiedColumns(
            ParsedProject parsed,
            ManifestGraph nodes,
            ProjectLineage lineage,
            ProjectPlaces places,
            List<ClassificationLevel> levels,
            Function<String, Optional<String>> layer) {
        this.parsed = parsed;
        this.nodes = nodes;
        this.lineage = lineage;
        this.places = places;
        this.names = levels.stream().map(ClassificationLevel::name).toList();
        levels.forEach(level -> level.allowedLayers().ifPresent(layers -> allowedLayers.put(level.name(), layers)));
        this.declared = DeclaredLevels.of(nodes);
        this.layer = layer;
        this.flow = new ClassificationFlow(lineage.graph(), (level, table) -> mayHold(level, layer.apply(table)));
    }

    private boolean mayHold(String level, Optional<String> layer) {
        return layer.isEmpty()
                || Optional.ofNullable(allowedLayers.get(level))
                        .filter(layers -> !layers.contains(layer.get()))
                        .isEmpty();
    }

    /** The nodes that say something of classifications. */
    public Set<String> classified() {
        return declared.keySet().stream().map(ColumnId::table).collect(Collectors.toSet());
    }

    /** The models that a classified value reaches unmasked and that may not have it. */
    public List<ClassificationFinding> leaks() {
        List<Way> leaks = flow.leaks(declared);
        if (leaks.isEmpty()) {
            return List.of();
        }
        try (QueryPlaces queries = new QueryPlaces(parsed, nodes)) {
            return leaks.stream()
                    .map(leak -> new ClassificationFinding(leak.reached().table(), leak.level(), leak(leak, queries)))
                    .toList();
        }
    }

    /** The columns whose classification is no level of the platform's. */
    public List<ClassificationFinding> unknownLevels() {
        List<ClassificationFinding> unknown = new ArrayList<>();
        declared.forEach((column, level) -> {
            if (!names.contains(level)) {
                Problem problem = Problem.error(
                        LineageError.UNKNOWN_CLASSIFICATION,
                        declaration(column),
                        "Column '%s' has classification '%s', and the platform has no such level"
                                .formatted(name(column), level));
                unknown.add(new ClassificationFinding(
                        column.table(),
                        level,
                        problem.withHelp(NearestName.of(level, names)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElseGet(() -> "there are: " + String.join(", ", names)))));
            }
        });
        return unknown;
    }

    /**
     * The models that read a table with classified values and whose SQL nobody here can follow: whether they hold such values is
     * not known. One whose own columns are classified says it itself.
     */
    public List<ClassificationFinding> lost() {
        Map<ColumnId, String> restricted = new LinkedHashMap<>(declared);
        restricted.values().removeIf(level -> !allowedLayers.containsKey(level));
        Map<String, Way> holders = flow.holders(restricted);
        Set<String> classified = classified();
        List<ClassificationFinding> lost = new ArrayList<>();
        for (ManifestNode node : nodes.nodes()) {
            String id = node.uniqueId();
            Optional<String> reason = lineage.table(id).flatMap(TableLineage::opaque);
            if (reason.isPresent() && !classified.contains(id)) {
                nodes.parents(id).stream()
                        .filter(holders::containsKey)
                        .sorted()
                        .findFirst()
                        .map(holders::get)
                        .ifPresent(way ->
                                lost.add(new ClassificationFinding(id, way.level(), lost(node, way, reason.get()))));
            }
        }
        return lost;
    }

    private Problem leak(Way leak, QueryPlaces queries) {
        ColumnId reached = leak.reached();
        String message = "Column '%s' holds values of classification '%s', which layer '%s' may not have unmasked%s"
                .formatted(
                        name(reached),
                        leak.level(),
                        layer.apply(reached.table()).orElse(""),
                        leak.path().size() == 1 ? "" : ": " + path(leak));
        Place place = nodes.find(reached.table())
                .flatMap(node -> queries.column(node, reached.column()))
                .orElseGet(() -> leak.path().size() == 1 ? declaration(reached) : file(reached));
        return Problem.error(LineageError.CLASSIFIED_COLUMN, place, message)
                .withRelated(declaration(leak.source()), "'" + name(leak.source()) + "' is classified here")
                .withHelp("leave it out, or hide it, as 'md5(" + reached.column() + ")' does; allowed layers: "
                        + String.join(", ", allowedLayers.getOrDefault(leak.level(), List.of())));
    }

    private Problem lost(ManifestNode node, Way way, String reason) {
        return Problem.warning(
                        LineageError.CLASSIFICATION_LOST,
                        Place.startOf(node.path()),
                        "Whether '%s' holds values of classification '%s' is not known: it reads '%s', and %s"
                                .formatted(
                                        lineage.table(node.uniqueId())
                                                .map(TableLineage::name)
                                                .orElse(node.name()),
                                        way.level(),
                                        name(way.reached()),
                                        reason))
                .withRelated(declaration(way.source()), "'" + name(way.source()) + "' is classified here")
                .withHelp("classify its own columns in its properties: from there they are followed");
    }

    private String path(Way way) {
        return way.path().stream().map(this::name).collect(Collectors.joining(" -> "));
    }

    /** Where the properties classify a column. */
    private Place declaration(ColumnId column) {
        return nodes.find(column.table())
                .flatMap(node -> places.column(node, column.column()))
                .orElseGet(() -> file(column));
    }

    private Place file(ColumnId column) {
        return Place.startOf(nodes.find(column.table()).map(ManifestNode::path).orElse(column.table()));
    }

    private String name(ColumnId column) {
        return lineage.table(column.table()).map(TableLineage::name).orElse(column.table()) + "." + column.column();
    }
}
