package dev.floe.compiler.load;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.contract.LoadedContract;
import dev.floe.compiler.document.InputPortSection;
import dev.floe.compiler.document.OutputPortSection;
import dev.floe.documents.Located;
import java.util.List;
import java.util.Optional;

/** The ports of a product, with the contracts that stand in files. */
public record LoadedPorts(List<Output> outputs, List<Input> inputs) {
    public LoadedPorts {
        outputs = List.copyOf(outputs);
        inputs = List.copyOf(inputs);
    }

    /** Whether a file could be used. */
    public enum State {
        READ,
        ABSENT,
        /** It is there and wrong, which was reported. */
        BROKEN
    }

    /**
     * An output port.
     *
     * @param path of its contract
     * @param committed what the file holds
     */
    public record Output(
            Located<OutputPortSection> section, String path, State state, Optional<LoadedContract> committed) {
        public Output {
            requireNonNull(section, "section is null");
            requireNonNull(path, "path is null");
            requireNonNull(state, "state is null");
            requireNonNull(committed, "committed is null");
        }
    }

    /**
     * An input port.
     *
     * @param contract of the port that it reads; empty where it cannot be read, which was reported
     */
    public record Input(Located<InputPortSection> section, Optional<LoadedContract> contract) {
        public Input {
            requireNonNull(section, "section is null");
            requireNonNull(contract, "contract is null");
        }
    }
}
