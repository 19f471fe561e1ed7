package dev.floe.compiler.port;

import dev.floe.compiler.contract.Change;
import dev.floe.compiler.contract.Contract;
import dev.floe.compiler.contract.ContractChanges;
import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.contract.LoadedContract;
import dev.floe.compiler.contract.PortId;
import dev.floe.compiler.document.OutputPortSection;
import dev.floe.compiler.load.LoadedPorts.Output;
import dev.floe.compiler.load.LoadedPorts.State;
import dev.floe.compiler.mesh.Neighbours;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.version.SemanticVersion;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the contracts of a product's output ports, and holds them against those that are committed. */
public final class OutputPorts {
    private final ProductProject project;
    private final VersionCheck versions;
    private final ContractGenerator generator;
    private final ProblemCollector problems;
    private final Map<String, Place> taken = new HashMap<>();

    /** @param neighbours the products that may read this one's ports */
    public OutputPorts(ProductProject project, Neighbours neighbours, ProblemCollector problems) {
        this.project = project;
        this.versions = new VersionCheck(neighbours, problems);
        this.generator = new ContractGenerator(project, new TableColumns(project, problems));
        this.problems = problems;
    }

    /** The contracts, in the order of the ports; a port that is wrong has none. */
    public List<PortContract> check() {
        List<PortContract> contracts = new ArrayList<>();
        project.product().valid().loaded().ports().outputs().forEach(port -> check(port)
                .ifPresent(contracts::add));
        return contracts;
    }

    private Optional<PortContract> check(Output output) {
        OutputPortSection port = output.section().value();
        Located<String> title = port.title().orElseThrow();
        Optional<SemanticVersion> version = port.version().map(Located::value).flatMap(SemanticVersion::read);
        Optional<ManifestNode> model = port.model().flatMap(this::model);
        Optional<Place> first = Optional.ofNullable(taken.putIfAbsent(title.value(), title.place()));
        first.ifPresent(place -> problems.add(Problem.error(
                        ContractError.PORT_TAKEN, title.place(), "Port '%s' is there already".formatted(title.value()))
                .withRelated(place, "the first one")
                .withHelp("give one of them another 'name'")));
        if (version.isEmpty() || model.isEmpty() || first.isPresent()) {
            return Optional.empty();
        }
        PortId id = new PortId(project.product().valid().loaded().productName(), title.value());
        return generator.generate(id, port, version.get(), model.get()).flatMap(contract -> compare(output, contract));
    }

    private Optional<ManifestNode> model(Located<String> name) {
        Optional<ManifestNode> found = project.tables().stream()
                .filter(node -> node.name().equals(name.value()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(Problem.error(
                            ContractError.PORT_MODEL_UNKNOWN,
                            name.place(),
                            "The product has no model, seed or snapshot '%s'".formatted(name.value()))
                    .withHelp(NearestName.of(
                                    name.value(),
                                    project.tables().stream()
                                            .map(ManifestNode::name)
                                            .toList())
                            .map("did you mean '%s'?"::formatted)
                            .orElse("name one of the product's own")));
        }
        return found;
    }

    private Optional<PortContract> compare(Output output, Contract contract) {
        if (output.state() == State.BROKEN) {
            return Optional.empty();
        }
        if (output.committed().isEmpty()) {
            versions.reportBehind(output, "is not there yet");
            return Optional.of(new PortContract(contract, output.path(), Optional.empty(), List.of()));
        }
        LoadedContract committed = output.committed().get();
        if (!committed.contract().id().equals(contract.id())) {
            problems.add(Problem.error(
                            ContractError.CONTRACT_OTHER,
                            committed.place("id"),
                            "Contract '%s' is of port '%s', and not of '%s'"
                                    .formatted(
                                            output.path(), committed.contract().id(), contract.id()))
                    .withRelated(output.section().place(), "this port")
                    .withHelp("remove the file if the port is a new one"));
            return Optional.empty();
        }
        List<Change> changes = ContractChanges.between(committed.contract(), contract);
        versions.check(output, contract, changes);
        return Optional.of(new PortContract(contract, output.path(), output.committed(), changes));
    }
}
