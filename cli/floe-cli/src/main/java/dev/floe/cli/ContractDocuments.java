package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.compiler.contract.Contract.Standard;
import dev.floe.compiler.contract.LoadedContract;
import dev.floe.compiler.contract.OdcsWriter;
import dev.floe.compiler.port.PortContract;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contracts of ports as documents of the standard. */
final class ContractDocuments {
    private final List<PortContract> contracts;
    private final Optional<Standard> standard;

    /** @throws FloeException if the release of the standard is not one that floe writes */
    ContractDocuments(List<PortContract> contracts, Optional<String> standard) {
        this.contracts = contracts;
        this.standard = standard.map(ContractDocuments::standard);
    }

    private static Standard standard(String version) {
        return Standard.of(version)
                .orElseThrow(() -> new FloeException(UsageFault.notAChoice(
                        version,
                        "option '--standard'",
                        Stream.of(Standard.values()).map(Standard::apiVersion).toList())));
    }

    /** One YAML document after the other. */
    String text() {
        return contracts.stream()
                .map(contract -> OdcsWriter.yaml(document(contract)))
                .collect(Collectors.joining("---\n"));
    }

    Map<String, PropertyValue> members() {
        return new JsonObject()
                .withEach("contracts", contracts, contract -> new JsonObject()
                        .with("port", contract.contract().id().port())
                        .with("version", contract.contract().version().toString())
                        .with("path", contract.path())
                        .with("written", PropertyValue.of(contract.isWritten()))
                        .with("document", document(contract))
                        .value())
                .value()
                .values();
    }

    /**
     * Writes each to its file.
     *
     * @return a line for each file
     * @throws FloeException if one cannot be written
     */
    List<String> write(Path project) {
        List<String> lines = new ArrayList<>();
        for (PortContract contract : contracts) {
            Path file = project.resolve(contract.path());
            String yaml = OdcsWriter.yaml(document(contract));
            try {
                Files.createDirectories(file.resolveSibling("."));
                boolean isThere = Files.exists(file) && Files.readString(file).equals(yaml);
                if (!isThere) {
                    Files.writeString(file, yaml);
                }
                lines.add("%s %s (%s)\n"
                        .formatted(
                                isThere ? "kept " : "wrote",
                                contract.path(),
                                contract.contract().version()));
            } catch (IOException refused) {
                throw new FloeException(
                        Problem.error(
                                CommandLineError.OUTPUT_NOT_WRITTEN,
                                "Contract '%s' cannot be written: %s".formatted(contract.path(), refused)),
                        refused);
            }
        }
        return lines;
    }

    private PropertyValue.Entries document(PortContract contract) {
        return OdcsWriter.document(
                contract.contract(),
                standard.or(() -> contract.committed().map(LoadedContract::standard))
                        .orElse(Standard.V3_1_0),
                contract.committed().map(LoadedContract::document));
    }
}
