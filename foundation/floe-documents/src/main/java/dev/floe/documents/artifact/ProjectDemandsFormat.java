package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Policy;
import dev.floe.spi.artifact.ProjectDemands;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The members of {@code governance} that are about dbt projects. */
final class ProjectDemandsFormat {
    static final Shape<Policy> POLICY = ObjectShape.of("Policy", "A rule that a platform team has written", fields -> {
        var over = fields.required("over", Shapes.oneOf(Policy.Over.class), "What it looks at");
        var where = fields.optional("where", ArtifactShapes.TEXT, "Which of them it is about");
        var require = fields.required("require", ArtifactShapes.TEXT, "What has to be true of these");
        var message = fields.required("message", ArtifactShapes.TEXT, "What is said where it is not");
        var onFailure = fields.optional("on_failure", Shapes.oneOf(GateAction.class), "What a violation does");
        return values -> new Policy(
                values.value(over),
                ArtifactShapes.value(values.get(where)),
                values.value(require),
                values.value(message),
                ArtifactShapes.value(values.get(onFailure)));
    });

    private record Sql(boolean requireReferences, List<String> forbiddenFunctions) {}

    private record Sources(boolean requireFreshness, Optional<List<String>> readBy) {}

    private record Snapshots(Optional<List<String>> strategies, Optional<List<String>> hardDeletes) {}

    private static final Shape<Boolean> MODELS = ObjectShape.of("Models", "What models need anywhere", fields -> {
        var layer = fields.optional("require_layer", Shapes.truth(), "Whether each lies in a layer");
        return values -> ArtifactShapes.value(values.get(layer)).orElse(false);
    });

    private static final Shape<Sql> SQL = ObjectShape.of("Sql", "What SQL may hold", fields -> {
        var references = fields.optional("require_references", Shapes.truth(), "Whether it names no relation itself");
        var functions = fields.optional("forbidden_functions", ArtifactShapes.TEXTS, "Functions it does not call");
        return values -> new Sql(
                ArtifactShapes.value(values.get(references)).orElse(false),
                ArtifactShapes.value(values.get(functions)).orElse(List.of()));
    });

    private static final Shape<Sources> SOURCES = ObjectShape.of("Sources", "What holds for sources", fields -> {
        var freshness =
                fields.optional("require_freshness", Shapes.truth(), "Whether each says how fresh it has to be");
        var readBy = fields.optional("read_by", ArtifactShapes.TEXTS, "The only layers that may read sources");
        return values -> new Sources(
                ArtifactShapes.value(values.get(freshness)).orElse(false), ArtifactShapes.value(values.get(readBy)));
    });

    private static final Shape<Optional<List<String>>> PROJECTS =
            ObjectShape.of("Projects", "What holds for other dbt projects", fields -> {
                var readable = fields.optional("readable", ArtifactShapes.TEXTS, "Those that may be read");
                return values -> ArtifactShapes.value(values.get(readable));
            });

    private static final Shape<Snapshots> SNAPSHOTS =
            ObjectShape.of("Snapshots", "What holds for snapshots", fields -> {
                var strategies = fields.optional("strategies", ArtifactShapes.TEXTS, "The only ones allowed");
                var deletes = fields.optional("hard_deletes", ArtifactShapes.TEXTS, "The only ways allowed");
                return values -> new Snapshots(
                        ArtifactShapes.value(values.get(strategies)), ArtifactShapes.value(values.get(deletes)));
            });

    private ProjectDemandsFormat() {}

    static Function<ObjectShape.Values, ProjectDemands> declare(ObjectShape.Fields fields) {
        var models = fields.optional("models", MODELS, "What models need anywhere");
        var sql = fields.optional("sql", SQL, "What SQL may hold");
        var sources = fields.optional("sources", SOURCES, "What holds for sources");
        var projects = fields.optional("projects", PROJECTS, "What holds for other dbt projects");
        var snapshots = fields.optional("snapshots", SNAPSHOTS, "What holds for snapshots");
        return values -> {
            Sql ofSql = ArtifactShapes.value(values.get(sql)).orElse(new Sql(false, List.of()));
            Sources ofSources = ArtifactShapes.value(values.get(sources)).orElse(new Sources(false, Optional.empty()));
            Snapshots ofSnapshots = ArtifactShapes.value(values.get(snapshots))
                    .orElse(new Snapshots(Optional.empty(), Optional.empty()));
            return new ProjectDemands(
                    ArtifactShapes.value(values.get(models)).orElse(false),
                    ofSql.requireReferences(),
                    ofSources.requireFreshness(),
                    ofSql.forbiddenFunctions(),
                    ofSources.readBy(),
                    ArtifactShapes.value(values.get(projects)).flatMap(readable -> readable),
                    ofSnapshots.strategies(),
                    ofSnapshots.hardDeletes());
        };
    }

    /** Leaves out what asks for nothing. */
    static void write(ProjectDemands demands, Members members) {
        if (demands.requireLayer()) {
            members.with(
                    "models",
                    new Members().with("require_layer", PropertyValue.of(true)).entries());
        }
        if (demands.requireReferences() || !demands.forbiddenFunctions().isEmpty()) {
            Members sql = new Members();
            if (demands.requireReferences()) {
                sql.with("require_references", PropertyValue.of(true));
            }
            if (!demands.forbiddenFunctions().isEmpty()) {
                sql.with("forbidden_functions", demands.forbiddenFunctions());
            }
            members.with("sql", sql.entries());
        }
        if (demands.requireFreshness() || demands.sourceReaders().isPresent()) {
            Members sources = new Members();
            if (demands.requireFreshness()) {
                sources.with("require_freshness", PropertyValue.of(true));
            }
            demands.sourceReaders().ifPresent(readers -> sources.with("read_by", readers));
            members.with("sources", sources.entries());
        }
        demands.readableProjects()
                .ifPresent(readable -> members.with(
                        "projects", new Members().with("readable", readable).entries()));
        if (demands.snapshotStrategies().isPresent() || demands.hardDeletes().isPresent()) {
            Members snapshots = new Members();
            demands.snapshotStrategies().ifPresent(strategies -> snapshots.with("strategies", strategies));
            demands.hardDeletes().ifPresent(deletes -> snapshots.with("hard_deletes", deletes));
            members.with("snapshots", snapshots.entries());
        }
    }

    static PropertyValue write(Policy policy) {
        Members members = new Members()
                .with("over", policy.over())
                .withOptional("where", policy.where())
                .with("require", policy.require())
                .with("message", policy.message());
        policy.onFailure().ifPresent(action -> members.with("on_failure", action));
        return members.entries();
    }
}
