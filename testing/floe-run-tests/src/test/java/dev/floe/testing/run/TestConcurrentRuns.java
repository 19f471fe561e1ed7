package dev.floe.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of one product at a time do not mix: one runs, the others say so. */
final class TestConcurrentRuns {
    @Test
    void ofOneProductLeaveTheTablesOfOne(@TempDir Path directory) throws IOException, InterruptedException {
        AssembledFloe floe = AssembledFloe.find();
        GenerationProduct product = GenerationProduct.create(directory);
        for (long generation = 1; generation <= 3; generation++) {
            product.seed(generation);
            List<Process> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(floe.start("run", "--project-dir", directory.toString()));
            }
            List<AssembledFloe.Ended> ends = new ArrayList<>();
            for (Process each : all) {
                ends.add(AssembledFloe.await(each));
            }
            assertThat(ends).anySatisfy(end -> assertThat(end.exitCode()).isZero());
            assertThat(ends).allSatisfy(end -> assertThat(end.exitCode())
                    .as(end.output())
                    .satisfiesAnyOf(code -> assertThat(code).isZero(), code -> assertThat(end.output())
                            .contains("error[FLOE-T004]: Another run of 'generations' is on")));
            assertThat(product.published()).isEqualTo(GenerationProduct.expected(generation));
        }
    }
}
