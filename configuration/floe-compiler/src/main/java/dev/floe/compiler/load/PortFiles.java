package dev.floe.compiler.load;

import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.contract.LoadedContract;
import dev.floe.compiler.document.InputPortSection;
import dev.floe.compiler.document.OutputPortSection;
import dev.floe.compiler.document.PortsSection;
import dev.floe.compiler.load.LoadedPorts.Input;
import dev.floe.compiler.load.LoadedPorts.Output;
import dev.floe.compiler.load.LoadedPorts.State;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the contracts of a product's ports. */
final class PortFiles {
    private final Path directory;
    private final InputFiles files;
    private final ProblemCollector problems;

    PortFiles(Path directory, InputFiles files, ProblemCollector problems) {
        this.directory = directory;
        this.files = files;
        this.problems = problems;
    }

    LoadedPorts load(PortsSection ports) {
        return new LoadedPorts(
                ports.output().stream()
                        .filter(port -> port.value().title().isPresent())
                        .map(this::output)
                        .toList(),
                ports.input().stream().map(this::input).toList());
    }

    private Output output(Located<OutputPortSection> port) {
        String path = "contracts/%s.odcs.yaml"
                .formatted(port.value().title().orElseThrow().value());
        Path file = directory.resolve(path);
        if (!Files.exists(file)) {
            return new Output(port, path, State.ABSENT, Optional.empty());
        }
        Optional<LoadedContract> contract = read(file);
        return new Output(port, path, contract.isPresent() ? State.READ : State.BROKEN, contract);
    }

    private Input input(Located<InputPortSection> port) {
        Optional<Located<String>> reference = port.value().contract();
        if (reference.isEmpty()) {
            return new Input(port, Optional.empty());
        }
        ManifestReference path = ManifestReference.parse(reference.get().value());
        if (path.kind() != ManifestReference.Kind.RELATIVE) {
            return missing(port, reference.get(), "is not a relative path");
        }
        if (path.sha256().isPresent()) {
            return missing(port, reference.get(), "is pinned by a digest, and contracts are pinned by 'version'");
        }
        Path file = directory.resolve(path.path()).normalize();
        return Files.isRegularFile(file)
                ? new Input(port, read(file))
                : missing(port, reference.get(), "does not exist");
    }

    private Input missing(Located<InputPortSection> port, Located<String> reference, String why) {
        problems.add(Problem.error(
                        ContractError.CONTRACT_MISSING,
                        reference.place(),
                        "Contract '%s' %s".formatted(reference.value(), why))
                .withHelp("name the file in 'contracts/' of the product that offers the table, relative to this file"));
        return new Input(port, Optional.empty());
    }

    private Optional<LoadedContract> read(Path file) {
        return files.read(file).flatMap(bytes -> LoadedContract.read(files.display(file), bytes, problems));
    }
}
