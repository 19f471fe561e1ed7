package dev.floe.dbt.install;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where packages come from.
 *
 * @param hub the registry's address, such as {@link #HUB}
 */
public record PackageSources(URI hub, PackageWeb web, PackageRepositories repositories) {
    /** The registry that dbt asks where nothing else is said. */
    public static final URI HUB = URI.create("https://hub.getdbt.com/");

    public PackageSources {
        requireNonNull(hub, "hub is null");
        requireNonNull(web, "web is null");
        requireNonNull(repositories, "repositories is null");
    }
}
