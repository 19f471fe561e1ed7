package dev.floe.compiler;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.project.Surroundings;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.storage.StoragePlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** A product in a directory of a test, with one model in staging and one in marts. */
public final class Project {
    private static final SortedMap<String, ComputePlugin> COMPUTES = computes();
    private static final SortedMap<String, StoragePlugin> STORAGES = storages();

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final Path directory;

    public Project(Path directory) {
        this.directory = directory;
        write("dbt_project.yml", "name: shop\nversion: '1.0.0'\nprofile: shop\n");
        write("models/staging/stg_orders.sql", "select 1 as order_id\n");
        write("models/marts/orders.sql", "select * from {{ ref('stg_orders') }}\n");
    }

    /** Writes a file below the project's directory. */
    public Project write(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Compilation compile() {
        return compile(directory);
    }

    /** Compiles what lies in a directory, with all of floe's plugins. */
    public static Compilation compile(Path directory) {
        return compile(directory, NOON);
    }

    /** The same at another time. */
    public static Compilation compile(Path directory, Clock clock) {
        return new Compiler(COMPUTES, STORAGES)
                .compile(directory, new Surroundings(DictValue.empty(), Map.of(), clock));
    }

    /** The problems as {@code FLOE-C104 floe.yaml:3:5 message}. */
    public List<String> problems() {
        return compile().problems().stream().map(Project::line).toList();
    }

    /** A value that a test expects to be there. */
    public static <V> V at(Map<String, V> map, String key) {
        return requireNonNull(map.get(key), () -> "Nothing under " + key + ", only " + map.keySet());
    }

    private static String line(Problem problem) {
        return problem.code().id() + " " + problem.place().map(Place::toString).orElse("-") + " " + problem.message();
    }

    private static SortedMap<String, ComputePlugin> computes() {
        SortedMap<String, ComputePlugin> computes = new TreeMap<>();
        ServiceLoader.load(FloePlugin.class)
                .forEach(plugin -> plugin.computes().forEach(compute -> computes.put(compute.name(), compute)));
        return computes;
    }

    private static SortedMap<String, StoragePlugin> storages() {
        SortedMap<String, StoragePlugin> storages = new TreeMap<>();
        ServiceLoader.load(FloePlugin.class)
                .forEach(plugin -> plugin.storages().forEach(storage -> storages.put(storage.name(), storage)));
        return storages;
    }
}
