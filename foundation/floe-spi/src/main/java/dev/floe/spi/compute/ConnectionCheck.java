package dev.floe.spi.compute;

/** Opens a connection and closes it again, to tell whether a compute can be reached with the credentials at hand. */
@FunctionalInterface
public interface ConnectionCheck {
    /** Does not throw for a connection that fails: that is a result. */
    ConnectionResult check(ComputeConfiguration configuration);
}
