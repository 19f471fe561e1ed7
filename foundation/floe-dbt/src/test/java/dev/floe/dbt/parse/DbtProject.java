package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small dbt project in a folder of a test. */
public final class DbtProject {
    private final Path directory;

    public DbtProject(Path directory) {
        this.directory = directory;
        with("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
        with("profiles.yml", "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: main}}}\n");
    }

    public DbtProject with(String file, String content) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DictValue parse() {
        return parseProject().manifest();
    }

    public ParsedProject parseProject() {
        return ProjectParser.parse(new ProjectRequest(
                directory,
                directory,
                Optional.empty(),
                Optional.empty(),
                DictValue.empty(),
                Map.of(),
                Clock.systemUTC()));
    }

    /** The fields of one node. */
    public static DictValue node(DictValue manifest, String id) {
        return Fields.dict(Fields.dict(manifest, "nodes"), id);
    }

    /** The macros that a node calls. */
    static List<String> macros(DictValue node) {
        return Fields.list(Fields.dict(node, "depends_on"), "macros").stream()
                .map(Value::toText)
                .toList();
    }
}
