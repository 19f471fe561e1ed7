package dev.floe.testing.governance;

import dev.floe.compiler.Compilation;
import dev.floe.compiler.Compiler;
import dev.floe.compiler.project.Surroundings;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compiles projects on a fixed day. */
final class Compiled {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private Compiled() {}

    static Compilation of(Path directory) {
        SortedMap<String, ComputePlugin> computes = new TreeMap<>();
        ServiceLoader.load(FloePlugin.class)
                .forEach(plugin -> plugin.computes().forEach(compute -> computes.put(compute.name(), compute)));
        return new Compiler(computes, new TreeMap<>())
                .compile(directory, new Surroundings(DictValue.empty(), Map.of(), NOON));
    }

    /** The problems as {@code FLOE-C116 models/gold/gold_t1.yml:3}. */
    static Set<String> problems(Path directory) {
        Set<String> lines = new TreeSet<>();
        of(directory).problems().forEach(problem -> lines.add(line(problem)));
        return lines;
    }

    private static String line(Problem problem) {
        return problem.code().id() + " "
                + problem.place()
                        .map(place -> place.file() + ":" + place.line())
                        .orElse(problem.message());
    }
}
