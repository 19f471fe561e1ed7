package dev.floe.spi.compute;

import static java.util.Objects.requireNonNull;

/**
 * What a container asks for and may use, as Kubernetes resource quantities.
 *
 * @param cpuRequest such as {@code 500m}
 * @param cpuLimit such as {@code 2000m}
 * @param memoryRequest such as {@code 512Mi}
 * @param memoryLimit such as {@code 2Gi}
 */
public record ResourceRequirements(String cpuRequest, String cpuLimit, String memoryRequest, String memoryLimit) {
    public ResourceRequirements {
        requireNonNull(cpuRequest, "cpuRequest is null");
        requireNonNull(cpuLimit, "cpuLimit is null");
        requireNonNull(memoryRequest, "memoryRequest is null");
        requireNonNull(memoryLimit, "memoryLimit is null");
    }
}
