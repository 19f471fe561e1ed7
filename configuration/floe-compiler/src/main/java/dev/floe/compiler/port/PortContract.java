package dev.floe.compiler.port;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.contract.Change;
import dev.floe.compiler.contract.Contract;
import dev.floe.compiler.contract.LoadedContract;
import java.util.List;
import java.util.Optional;

/**
 * What a product promises at one of its output ports.
 *
 * @param contract as the product has it now
 * @param path of the file that the contract is kept in
 * @param committed what that file holds; empty: there is none that can be read
 * @param changes what is different from that
 */
public record PortContract(Contract contract, String path, Optional<LoadedContract> committed, List<Change> changes) {
    public PortContract {
        requireNonNull(contract, "contract is null");
        requireNonNull(path, "path is null");
        requireNonNull(committed, "committed is null");
        changes = List.copyOf(changes);
    }

    /** Whether the file holds what the product promises now. */
    public boolean isWritten() {
        return changes.isEmpty()
                && committed
                        .filter(file -> file.contract().version().equals(contract.version()))
                        .isPresent();
    }
}
