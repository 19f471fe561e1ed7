package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestEffectiveValues {
    private static final Path EXAMPLES = Path.of(System.getProperty("floe.root"), "examples");

    @TempDir
    private Path target;

    @Test
    void knowsTheValueOfEveryOrigin() {
        for (String example : List.of("multi-compute", "data-mesh/products/orders", "quickstart")) {
            CapturedRun run = CapturedRun.of(
                    EXAMPLES.resolve(example), List.of("compile", "--show-origin", "--target-path", target.toString()));
            assertThat(run.exitCode()).isZero();
            // A layer as a whole is set somewhere and has no value; everything else has one.
            assertThat(run.output().lines().map(line -> line.replaceAll(" {2,}", "|")))
                    .contains("KEY|VALUE|SET BY|AT")
                    .filteredOn(line -> line.contains("|-|") && line.contains("."))
                    .allMatch(line -> line.matches("data_architecture\\.layers\\.[a-z_]+\\|-\\|.*"));
        }
    }
}
