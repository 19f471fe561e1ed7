package dev.floe.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose catalog fails it publishes everything or nothing, and the next one makes good for it. */
final class TestCatalogFaults {
    @Test
    void loseNothingAndPublishNoHalves(@TempDir Path directory) throws IOException, InterruptedException {
        try (ServedProduct served = ServedProduct.create(directory)) {
            FaultMatrix matrix = new FaultMatrix(served);
            matrix.run(CatalogFault.SOME);
            assertThat(matrix.results()).allSatisfy(result -> {
                String name = result.fault().name();
                assertThat(result.faults()).as("requests that met " + name).isPositive();
                assertThat(result.isHalf()).as("half published after " + name).isFalse();
                assertThat(result.isWrong()).as("wrong after " + name).isFalse();
                assertThat(result.exitCode())
                        .as(result.output())
                        .satisfiesAnyOf(code -> assertThat(code).isZero(), _ -> assertThat(result.output())
                                .contains("error[FLOE-T0"));
            });
            assertThat(matrix.mixes()).as("mixes that a reader saw").isZero();
        }
    }
}
