package dev.floe.spi.artifact;

/** What a quality gate that fails does, from the weakest to the strictest. */
public enum GateAction {
    NOTIFY,
    WARN,
    BLOCK
}
