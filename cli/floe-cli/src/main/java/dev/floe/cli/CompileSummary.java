package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Transform;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a compilation came to, for people and for machines. */
record CompileSummary(CompiledArtifacts artifacts, List<String> files, Origins origins) {
    /** Whether every effective value is listed. */
    enum Origins {
        SHOWN,
        HIDDEN
    }

    String text() {
        StringBuilder text = new StringBuilder();
        TextTable table = new TextTable()
                .row("product", product())
                .row("computes", computes())
                .row("models", Integer.toString(artifacts.nodes().size()));
        RuleSummary.of(artifacts.evidence(), artifacts.rules()).text().ifPresent(rules -> table.row("rules", rules));
        text.append(table.render());
        if (!artifacts.transforms().isEmpty()) {
            text.append('\n').append(transforms());
        }
        if (origins == Origins.SHOWN) {
            text.append('\n').append(new OriginTable(artifacts).text());
        }
        text.append('\n');
        files.forEach(file -> text.append("wrote ").append(file).append('\n'));
        return text.toString();
    }

    Map<String, PropertyValue> members() {
        JsonObject object = new JsonObject()
                .with(
                        "product",
                        new JsonObject()
                                .with("name", artifacts.product().name())
                                .withOptional("version", artifacts.product().version())
                                .with("dbt_project", artifacts.product().dbtProject())
                                .value())
                .with("computes", PropertyValue.of(computeNames()))
                .with("default_compute", artifacts.computeRegistry().defaultCompute())
                .withEach("transforms", artifacts.transforms(), CompileSummary::transform)
                .with("models", artifacts.nodes().size())
                .with(
                        "rules",
                        RuleSummary.of(artifacts.evidence(), artifacts.rules()).value())
                .with("files", PropertyValue.of(files));
        if (origins == Origins.SHOWN) {
            object.with("origins", new OriginTable(artifacts).items());
        }
        return object.value().values();
    }

    private String product() {
        return artifacts.product().name()
                + artifacts.product().version().map(version -> " " + version).orElse("");
    }

    private String computes() {
        String chosen = artifacts.computeRegistry().defaultCompute();
        return computeNames().stream()
                .map(name -> name.equals(chosen) ? name + " (default)" : name)
                .collect(Collectors.joining(", "));
    }

    private List<String> computeNames() {
        return List.copyOf(artifacts.computeRegistry().configs().keySet());
    }

    private String transforms() {
        TextTable table = new TextTable().row("TRANSFORM", "COMPUTE", "LAYER");
        for (Transform transform : artifacts.transforms()) {
            table.row(transform.path(), transform.compute(), transform.layer().orElse("-"));
        }
        return table.render();
    }

    private static PropertyValue transform(Transform transform) {
        return new JsonObject()
                .with("type", transform.type())
                .with("path", transform.path())
                .with("compute", transform.compute())
                .with("compute_choice", transform.choice().name().toLowerCase(Locale.ROOT))
                .withOptional("layer", transform.layer())
                .with("tags", PropertyValue.of(transform.tags()))
                .value();
    }
}
