package dev.floe.spi.artifact;

/** What happens where a name does not follow the platform's naming, from the weakest to the strictest. */
public enum NamingEnforcement {
    OFF,
    WARN,
    STRICT
}
