package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;
import java.util.Optional;

/**
 * Where the table of a contract is.
 *
 * @param name that tells it from the others
 * @param environment empty: where no environment is chosen
 * @param details what the standard wants to know of a server, its type first
 */
public record ContractServer(String name, Optional<String> environment, PropertyValue.Entries details) {
    public ContractServer {
        requireNonNull(name, "name is null");
        requireNonNull(environment, "environment is null");
        requireNonNull(details, "details is null");
    }
}
