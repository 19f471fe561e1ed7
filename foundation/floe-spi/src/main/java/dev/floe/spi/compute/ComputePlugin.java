package dev.floe.spi.compute;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.EngineRequest;
import java.util.List;
import java.util.Optional;

/**
 * A compute engine where transforms run.
 *
 * <p>The compiler calls {@link #settings()} to check a manifest, then {@link #dbtTarget} once per approved compute. None of
 * the methods but {@link #open} may open a connection, read the environment, or answer differently to the same question:
 * what the compiler writes must be the same bytes on every machine.
 */
public interface ComputePlugin {
    /** The name by which a manifest approves it: lower-case letters, digits, {@code -} and {@code _}. */
    String name();

    /** The version of this implementation, a semantic version. */
    String version();

    Hosting hosting();

    /** Every key that {@code config} of this compute takes; another key is an error of the manifest. */
    List<ComputeSetting> settings();

    /**
     * The target of this compute in dbt's {@code profiles.yml}.
     *
     * @param configuration checked against {@link #settings()}; settings that the manifest leaves out are absent
     * @return the target, with credentials only as {@code env_var()} references
     */
    DbtTarget dbtTarget(ComputeConfiguration configuration);

    /** The dbt adapter that runs this compute under dbt-core, as Python requirements such as {@code dbt-duckdb>=1.7.0}. */
    List<String> requiredDbtPackages();

    /** What a Kubernetes pod that drives this compute asks for, by size of the workload. */
    ResourceRequirements resources(WorkloadSize size);

    /** A check of the connection. Empty: this compute has none, and nobody may say that it was checked. */
    default Optional<ConnectionCheck> connectionCheck() {
        return Optional.empty();
    }

    /**
     * Opens the engine, to execute in it. Empty: floe does not execute on this compute by itself.
     *
     * @throws dev.floe.spi.session.SessionException if it cannot be opened
     */
    default Optional<ComputeEngine> open(EngineRequest request) {
        return Optional.empty();
    }
}
