package dev.floe.documents.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.documents.Described;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.JsonSchemas;
import dev.floe.documents.json.JsonReader;
import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestShapeSchema {
    private static final PropertyValue.Entries SCHEMA =
            JsonSchemaDocument.of("https://example.com/shop.json", "Shop", ShopManifest.SHAPE);

    @Test
    void aSchemaIsOneOfDraft202012() {
        assertThat(JsonSchemas.isSchema(SCHEMA)).isTrue();
    }

    @Test
    void aSchemaKeepsOrderAndDescribesEveryKey() {
        assertThat(JsonWriter.write(SCHEMA)).startsWith("""
                        {
                          "$schema": "https://json-schema.org/draft/2020-12/schema",
                          "$id": "https://example.com/shop.json",
                          "title": "Shop",
                          "description": "A manifest",
                          "type": "object",
                          "properties": {
                            "name": {
                              "description": "Its name",
                              "type": "string",
                              "pattern": "^[a-z][a-z0-9_-]*$",
                              "maxLength": 10
                            },
                            "note": {
                              "description": "Anything",
                              "type": "string"
                            },
                            "steps": {
                              "description": "What to do",
                              "type": "array",
                              "items": {
                                "anyOf": [
                                  {
                                    "type": "string"
                                  },
                                  {
                                    "$ref": "#/$defs/Step"
                                  }
                                ]
                              }
                            },
                        """).contains("""
                            "strict": {
                              "description": "Whether to be strict",
                              "type": "boolean"
                            }
                          },
                          "required": [
                            "name"
                          ],
                          "additionalProperties": false,
                          "$defs": {
                        """);
    }

    @Test
    void theSchemaTakesWhatTheReaderTakesAndNothingElse() {
        for (String json : List.of(
                "{\"name\": \"a\"}",
                "{\"name\": \"a\", \"steps\": [\"x\", {\"path\": \"y\", \"threads\": 3}], \"naming\": \"warn-only\"}",
                "{\"name\": \"a\", \"config\": {\"x\": [1, {\"y\": 1.5}]}, \"ports\": {\"p\": 1}, \"strict\": false}")) {
            assertThat(readerTakes(json)).as(json).isTrue();
            assertThat(JsonSchemas.accepts(SCHEMA, json)).as(json).isTrue();
        }
        for (String json : List.of(
                "[]",
                "{}",
                "{\"name\": 1}",
                "{\"name\": \"A\"}",
                "{\"name\": \"abcdefghijk\"}",
                "{\"name\": null}",
                "{\"name\": \"a\", \"x\": 1}",
                "{\"name\": \"a\", \"steps\": [1]}",
                "{\"name\": \"a\", \"steps\": [{}]}",
                "{\"name\": \"a\", \"steps\": [{\"path\": \"y\", \"threads\": 65}]}",
                "{\"name\": \"a\", \"steps\": [{\"path\": \"y\", \"engine\": 65}]}",
                "{\"name\": \"a\", \"naming\": \"warn_only\"}",
                "{\"name\": \"a\", \"config\": {\"x\": null}}",
                "{\"name\": \"a\", \"config\": {\"x\": [{\"y\": null}]}}",
                "{\"name\": \"a\", \"ports\": {\"P\": 1}}",
                "{\"name\": \"a\", \"strict\": \"true\"}")) {
            assertThat(readerTakes(json)).as(json).isFalse();
            assertThat(JsonSchemas.accepts(SCHEMA, json)).as(json).isFalse();
        }
    }

    @Test
    void theSchemaAndTheReaderAgreeOnRandomDocuments() {
        Random random = new Random(11);
        List<String> keys = List.of("name", "note", "steps", "naming", "config", "ports", "strict", "other");
        List<String> values = List.of(
                "\"a\"",
                "\"A b\"",
                "1",
                "0",
                "70",
                "true",
                "null",
                "[]",
                "{}",
                "[\"x\"]",
                "[{\"path\": \"p\"}]",
                "[{\"path\": 1}]",
                "\"off\"",
                "{\"a\": 1}",
                "{\"a\": null}",
                "{\"a\": \"x\"}",
                "[{\"path\": \"p\", \"threads\": 9}]",
                "\"abcdefghijklm\"");
        int taken = 0;
        for (int round = 0; round < 2_000; round++) {
            StringBuilder json = new StringBuilder("{\"name\": \"shop\"");
            for (String key : keys.subList(1, keys.size())) {
                if (random.nextInt(4) == 0) {
                    json.append(", \"%s\": %s".formatted(key, values.get(random.nextInt(values.size()))));
                }
            }
            json.append('}');
            boolean accepts = JsonSchemas.accepts(SCHEMA, json.toString());
            assertThat(readerTakes(json.toString())).as(json.toString()).isEqualTo(accepts);
            taken += accepts ? 1 : 0;
        }
        assertThat(taken).isBetween(200, 1_800);
    }

    private static boolean readerTakes(String json) {
        ProblemCollector problems = new ProblemCollector();
        DocumentNode root = JsonReader.read("f", json.getBytes(StandardCharsets.UTF_8), problems)
                .root()
                .orElseThrow(() -> new AssertionError(Described.problems(problems)));
        ShopManifest.SHAPE.read(root, problems);
        return !problems.hasErrors();
    }
}
