package dev.floe.spi.artifact;

import java.util.List;

/**
 * What a layer asks of its models.
 *
 * @param minimumTestCoverage in percent, 0 to 100
 * @param requiredTests names of generic tests that each model needs
 */
public record QualityGates(int minimumTestCoverage, List<String> requiredTests, boolean requireDescriptions) {
    /** Asks for nothing. */
    public static final QualityGates NONE = new QualityGates(0, List.of(), false);

    public QualityGates {
        if (minimumTestCoverage < 0 || minimumTestCoverage > 100) {
            throw new IllegalArgumentException(
                    "Cannot ask for a test coverage of %d %%".formatted(minimumTestCoverage));
        }
        requiredTests = List.copyOf(requiredTests);
    }
}
