package dev.floe.plugin.host;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Path;
import java.util.List;

/** A host together with what it had to say. */
record HostProbe(PluginHost host, List<Problem> problems) implements AutoCloseable {
    static HostProbe load(Path... directories) {
        ProblemCollector problems = new ProblemCollector();
        PluginHost host = PluginHost.load(List.of(directories), problems);
        return new HostProbe(host, problems.problems());
    }

    /** Each problem as {@code code: message}. */
    List<String> messages() {
        return problems.stream()
                .map(problem -> problem.code().id() + ": " + problem.message())
                .toList();
    }

    List<String> pluginNames() {
        return host.plugins().stream().map(LoadedPlugin::name).toList();
    }

    ComputePlugin compute(String name) {
        assertThat(problems).as("problems").isEmpty();
        return requireNonNull(host.computes().get(name), "compute is null: " + name);
    }

    @Override
    public void close() {
        host.close();
    }
}
