package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.version.SemanticVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a product promises of one table to those who read it.
 *
 * @param id of the port: the product's name and the port's
 * @param version of the contract, not of the standard
 * @param domain the name of the domain's manifest
 * @param team who answers for it
 * @param servers where the table is, by environment
 * @param service what is promised of its operation
 */
public record Contract(
        PortId id,
        SemanticVersion version,
        Optional<String> domain,
        Optional<String> description,
        ContractTable table,
        List<ContractServer> servers,
        Optional<String> team,
        List<ServiceLevel> service) {
    public Contract {
        requireNonNull(id, "id is null");
        requireNonNull(version, "version is null");
        requireNonNull(domain, "domain is null");
        requireNonNull(description, "description is null");
        requireNonNull(table, "table is null");
        servers = List.copyOf(servers);
        requireNonNull(team, "team is null");
        service = List.copyOf(service);
    }

    /** The releases of the standard that floe writes and checks. */
    public enum Standard {
        V3_1_0,
        V3_2_0;

        /** As {@code apiVersion} has it. */
        public String apiVersion() {
            return name().toLowerCase(Locale.ROOT).replace('_', '.');
        }

        public static Optional<Standard> of(String apiVersion) {
            for (Standard standard : values()) {
                if (standard.apiVersion().equals(apiVersion)) {
                    return Optional.of(standard);
                }
            }
            return Optional.empty();
        }
    }
}
