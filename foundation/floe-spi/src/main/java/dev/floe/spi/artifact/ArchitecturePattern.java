package dev.floe.spi.artifact;

/** How a platform arranges its tables. */
public enum ArchitecturePattern {
    MEDALLION,
    KIMBALL,
    DATA_VAULT,
    HYBRID
}
