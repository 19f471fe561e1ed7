package dev.floe.spi.compute;

/** The size of a workload, as an environment or a transform asks for it. */
public enum WorkloadSize {
    SMALL,
    MEDIUM,
    LARGE
}
