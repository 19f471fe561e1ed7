package dev.floe.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed publishes everything or nothing, and the next one makes good for it. */
final class TestKilledRuns {
    @Test
    void loseNothingAndPublishNoHalves(@TempDir Path directory) throws IOException, InterruptedException {
        KillMatrix matrix = KillMatrix.embedded(AssembledFloe.find(), GenerationProduct.create(directory));
        matrix.run(KillPoint.ALL, 1);
        assertThat(matrix.results()).allSatisfy((point, result) -> {
            assertThat(result.halfPublished())
                    .as("half published when killed " + point)
                    .isZero();
            assertThat(result.wrong()).as("wrong after being killed " + point).isZero();
            assertThat(result.kills()).as("kills " + point).isEqualTo(1);
        });
        assertThat(matrix.sum().resumed()).as("tables that were taken up").isPositive();
        assertThat(matrix.reads()).as("looks of the reader").isPositive();
        assertThat(matrix.mixes()).as("mixes that the reader saw").isZero();
    }
}
