package dev.floe.testing.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Violations of every rule, planted in projects under every pattern: each is found in its line, and nothing else is. */
final class TestPlantedViolations {
    private static final int TIMES = 3;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void findsNothingWhereNothingIsPlanted(Style style) throws IOException {
        new PlantedProject(directory, style, 1).write(5, List.of());

        assertThat(Compiled.problems(directory)).isEmpty();
        assertThat(Compiled.of(directory).artifacts()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void findsEachWhereItIsPlanted(Style style) throws IOException {
        PlantedProject project = planted(style);

        assertThat(Compiled.problems(directory)).containsExactlyElementsOf(project.planted());
    }

    @Test
    void plantsAtLeast300OfAllRules() throws IOException {
        List<String> all = new ArrayList<>();
        for (Style style : Style.values()) {
            all.addAll(planted(style).planted());
        }
        Set<String> codes = Stream.of(Plant.values()).map(Plant::code).collect(Collectors.toCollection(TreeSet::new));

        assertThat(all).hasSizeGreaterThanOrEqualTo(300);
        assertThat(all.stream().map(line -> line.substring(0, 9)).distinct()).containsAll(codes);
    }

    private PlantedProject planted(Style style) throws IOException {
        return new PlantedProject(directory, style, style.name().hashCode())
                .write(50, PlantedProject.all(style, TIMES));
    }
}
