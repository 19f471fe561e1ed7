package dev.floe.dbt.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.manifest.SemanticManifest;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.jinja.value.DictValue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** semantic_manifest.json, held against the one that dbt-core 1.11.16 wrote for the same project. */
final class TestSemanticManifest {
    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(TestSemanticManifest.class.getResource(name))
                .toURI());
    }

    private static List<String> sorted(DictValue document, String section) {
        return Fields.dicts(document, section).stream()
                .sorted(Comparator.comparing(each -> Fields.text(each, "name", "")))
                .map(DictValue::repr)
                .toList();
    }

    @Test
    void isThatOfDbt() throws IOException, URISyntaxException {
        Path project = resource("semantic");
        DictValue manifest = ProjectParser.parse(new ProjectRequest(
                        project,
                        project,
                        Optional.empty(),
                        Optional.empty(),
                        DictValue.empty(),
                        Map.of(),
                        Clock.systemUTC()))
                .manifest();
        DictValue floe = SemanticManifest.of(manifest);
        DictValue dbt = Fields.dict(
                (DictValue)
                        DocumentValues.read("oracle", Files.readAllBytes(resource("semantic-semantic_manifest.json")))
                                .orElseThrow(),
                "semantic_manifest");
        for (String section : List.of("semantic_models", "metrics", "saved_queries")) {
            assertThat(sorted(floe, section)).as(section).isEqualTo(sorted(dbt, section));
        }
        assertThat(Fields.dict(floe, "project_configuration").repr())
                .isEqualTo(Fields.dict(dbt, "project_configuration").repr());
        assertThat(floe.entries().keySet())
                .containsExactlyElementsOf(dbt.entries().keySet());
    }

    @Test
    void needsATimeSpine(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders.sql", "select 1 as id")
                .with("models/s.yml", "semantic_models: [{name: orders, model: ref('orders')}]\n");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B225: The semantic models of this project need a time spine of days or less, and"
                        + " there is none");
        project.with("models/metricflow_time_spine.sql", "select current_date as date_day");
        assertThat(Fields.dict(SemanticManifest.of(project.parse()), "project_configuration")
                        .repr())
                .contains("'column_name': 'date_day', 'grain': 'day'");
    }
}
