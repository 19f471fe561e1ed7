package dev.floe.compiler;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.port.PortContract;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of a compilation.
 *
 * @param artifacts empty if one of the problems is an error
 * @param project the parsed dbt project; empty if there is none, or none was asked for
 * @param problems everything that was found, sorted by {@link Problem#ORDER}
 * @param sources the text of each file that was read, by its shown path
 * @param violations how many each rule about dbt projects that is in force has found, by its name, exempted ones too
 * @param contracts of the output ports, of those that nothing is wrong with
 */
public record Compilation(
        Optional<CompiledArtifacts> artifacts,
        Optional<ParsedProject> project,
        List<Problem> problems,
        Map<String, String> sources,
        Map<String, Integer> violations,
        List<PortContract> contracts) {
    public Compilation {
        requireNonNull(artifacts, "artifacts is null");
        requireNonNull(project, "project is null");
        problems = List.copyOf(problems);
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        contracts = List.copyOf(contracts);
        violations = Collections.unmodifiableMap(new TreeMap<>(violations));
    }
}
