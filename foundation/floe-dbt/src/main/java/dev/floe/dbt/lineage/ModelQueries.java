package dev.floe.dbt.lineage;

import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.TemplateListener;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.template.RenderedText;
import dev.floe.lineage.resolve.SqlLineage;
import dev.floe.lineage.syntax.Query;
import dev.floe.spi.problem.FloeException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the queries of a project's models, as before the first run. Threads may share it. */
final class ModelQueries {
    private final ProjectCompiler compiler;
    private final SqlLineage lineage;

    ModelQueries(ParsedProject parsed, ManifestGraph graph, SqlLineage lineage) {
        this.compiler = ProjectCompiler.withoutDatabase(parsed, InvocationFacts.compile("", List.of()), new Silence());
        this.lineage = lineage;
        assumeNothingBuilt(graph);
    }

    static boolean isQuery(ManifestNode node) {
        return node.resourceType() == ResourceType.MODEL || node.resourceType() == ResourceType.SNAPSHOT;
    }

    ModelSql read(ManifestNode node) {
        String language = Fields.text(node.fields(), "language", "sql");
        if (!language.equals("sql")) {
            return new ModelSql(node.uniqueId(), Optional.empty(), new Query.Opaque("it is written in " + language));
        }
        try {
            RenderedText rendered = compiler.ownSql(node.uniqueId());
            return new ModelSql(node.uniqueId(), Optional.of(rendered), lineage.parse(rendered.text()));
        } catch (FloeException _) {
            // Whoever compiles the node says what is wrong with it, or asks the database what its template wants to
            // know.
            return new ModelSql(
                    node.uniqueId(),
                    Optional.empty(),
                    new Query.Opaque("its template cannot be rendered without a database"));
        }
    }

    /** An incremental model asks whether its table is there; what its first run builds is what it is made of. */
    private void assumeNothingBuilt(ManifestGraph graph) {
        Set<String> foreign = new HashSet<>();
        graph.nodes().stream()
                .filter(node -> node.resourceType() == ResourceType.SOURCE)
                .forEach(node -> foreign.add(schema(node)));
        graph.nodes().stream()
                .filter(node -> isQuery(node) && !foreign.contains(schema(node)))
                .forEach(node -> compiler.relations()
                        .list(Fields.text(node.fields(), "database"), Fields.text(node.fields(), "schema"), List::of));
    }

    private static String schema(ManifestNode node) {
        return Fields.text(node.fields(), "schema", "").toLowerCase(Locale.ROOT);
    }

    /** Templates may say what they like while only their SQL is wanted. */
    private static final class Silence implements TemplateListener {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void print(String message) {}

        @Override
        public void warn(String message) {}
    }
}
