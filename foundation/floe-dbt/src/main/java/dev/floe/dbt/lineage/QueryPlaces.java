package dev.floe.dbt.lineage;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.jinja.error.SourcePosition;
import dev.floe.jinja.template.RenderedText;
import dev.floe.lineage.parse.Dialect;
import dev.floe.lineage.resolve.SqlLineage;
import dev.floe.spi.problem.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the places of columns in the files of models: nothing keeps them, and few are ever asked for. */
final class QueryPlaces implements AutoCloseable {
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final SqlLineage lineage;
    private final ModelQueries models;
    private final Map<String, ModelSql> read = new HashMap<>();

    QueryPlaces(ParsedProject parsed, ManifestGraph graph) {
        this.lineage =
                new SqlLineage(Dialect.of(parsed.language().project().profile().type()), Set.of(), BUDGET);
        this.models = new ModelQueries(parsed, graph, lineage);
    }

    /** Where a query makes a column: what stands for it in its select, or the star that it comes through. */
    Optional<Place> column(ManifestNode node, String column) {
        if (!ModelQueries.isQuery(node)) {
            return Optional.empty();
        }
        ModelSql sql = read.computeIfAbsent(node.uniqueId(), _ -> models.read(node));
        OptionalInt offset = ColumnOffset.of(sql.query(), column);
        return offset.isEmpty() || offset.getAsInt() < 0
                ? Optional.empty()
                : sql.rendered().flatMap(rendered -> rendered.position(offset.getAsInt())
                        .map(position -> place(position, rendered, offset.getAsInt())));
    }

    private static Place place(SourcePosition position, RenderedText rendered, int offset) {
        int end = offset;
        String text = rendered.text();
        while (end < text.length() && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        int width = Math.max(1, end - offset);
        return new Place(
                position.template(), position.line(), position.column(), position.line(), position.column() + width);
    }

    @Override
    public void close() {
        lineage.close();
    }
}
