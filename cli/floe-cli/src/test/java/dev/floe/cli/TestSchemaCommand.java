package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TestSchemaCommand {
    private static final Path DIRECTORY = Path.of("").toAbsolutePath();
    private static final Path SCHEMAS = Path.of(System.getProperty("floe.root"), "schemas");

    /** {@code -Dfloe.golden.update=true} writes the files anew. */
    @Test
    void printsWhatIsPublished() throws IOException {
        for (String name : PublishedSchema.words()) {
            CapturedRun run = CapturedRun.of(DIRECTORY, List.of("schema", name));
            Path file = SCHEMAS.resolve(name + ".schema.json");
            if (Boolean.getBoolean("floe.golden.update")) {
                Files.createDirectories(SCHEMAS);
                Files.writeString(file, run.output());
            }
            assertThat(run).as(name).isEqualTo(new CapturedRun(0, Files.readString(file), ""));
            assertThat(run.output())
                    .startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"$id\": ");
        }
    }

    @Test
    void publishesNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".schema.json")))
                    .containsExactlyInAnyOrderElementsOf(PublishedSchema.words().stream()
                            .map(name -> name + ".schema.json")
                            .toList());
        }
    }

    @Test
    void listsTheSchemas() {
        assertThat(CapturedRun.of(DIRECTORY, List.of("schema"))).isEqualTo(new CapturedRun(0, """
                        manifest            manifest.yaml
                        floe                floe.yaml
                        compiled-artifacts  target/compiled_artifacts.json
                        compile-result      floe compile --output json
                        dbt-result          floe dbt --output json
                        domain-result       floe domain --output json
                        enterprise-result   floe enterprise --output json
                        explain-result      floe explain --output json
                        lineage-result      floe lineage --output json
                        maintain-result     floe maintain --output json
                        platform-result     floe platform --output json
                        plugins-result      floe plugins --output json
                        product-result      floe product --output json
                        run-result          floe run --output json
                        schema-result       floe schema --output json
                        show-result         floe show --output json
                        tables-result       floe tables --output json
                        version-result      floe version --output json
                        """, ""));
    }

    @Test
    void namesTheNearestSchema() {
        assertThat(CapturedRun.of(DIRECTORY, List.of("schema", "manifes"))).isEqualTo(new CapturedRun(2, "", """
                        error[FLOE-U008]: floe publishes no schema 'manifes'
                          help: did you mean 'manifest'?
                        """));
    }

    @Test
    void givesTheListAsJson() {
        CapturedRun run = CapturedRun.of(DIRECTORY, List.of("schema", "--output", "json"));
        assertThat(run.output()).startsWith("""
                        {
                          "problems": [],
                          "schemas": [
                            {
                              "name": "manifest",
                              "describes": "manifest.yaml"
                            },
                        """);
    }
}
