package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The data product that was compiled.
 *
 * @param name from {@code floe.yaml}, else from the dbt project
 * @param version a semantic version, where {@code floe.yaml} has one
 * @param dbtProject the name of the dbt project
 */
public record Product(String name, Optional<String> version, String dbtProject) {
    public Product {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(dbtProject, "dbtProject is null");
    }
}
