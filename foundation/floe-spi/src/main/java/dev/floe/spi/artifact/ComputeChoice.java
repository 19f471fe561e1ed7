package dev.floe.spi.artifact;

/** Who chose a compute. The later wins over the earlier. */
public enum ComputeChoice {
    /** The manifest's default. */
    DEFAULT,
    /** The transform of {@code floe.yaml} whose path holds the model. */
    TRANSFORM,
    /** The model's own configuration. */
    MODEL
}
