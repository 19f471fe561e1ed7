package dev.floe.dbt.project;

import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project in a folder of its own, with a profile 'shop' of two targets.
 *
 * @param environment that it is loaded in
 */
record ProjectFolder(Path directory, DictValue vars, Map<String, String> environment) {
    static final String PROFILES = """
            shop:
              target: "{{ env_var('SHOP_TARGET', 'dev') }}"
              outputs:
                dev: {type: duckdb, path: shop.duckdb, threads: 4}
                prod: {type: duckdb, path: "{{ env_var('SHOP_PATH') }}"}
            """;

    static ProjectFolder in(Path directory) {
        return new ProjectFolder(directory, DictValue.empty(), Map.of()).with("profiles.yml", PROFILES);
    }

    ProjectFolder with(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProjectFolder withProject(String text) {
        return with("dbt_project.yml", "name: shop\nprofile: shop\n" + text);
    }

    ProjectFolder withVars(DictValue other) {
        return new ProjectFolder(directory, other, environment);
    }

    ProjectFolder withEnvironment(Map<String, String> other) {
        return new ProjectFolder(directory, vars, other);
    }

    LoadedProject load() {
        return load(Optional.empty(), Optional.empty());
    }

    LoadedProject load(Optional<String> profile, Optional<String> target) {
        ProjectRequest request =
                new ProjectRequest(directory, directory, profile, target, vars, environment, Clock.systemUTC());
        return ProjectLoader.load(TemplateEngine.dbt(), request, adapter -> List.of());
    }
}
