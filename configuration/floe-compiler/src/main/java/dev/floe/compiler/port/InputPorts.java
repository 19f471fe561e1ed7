package dev.floe.compiler.port;

import dev.floe.compiler.contract.ColumnType;
import dev.floe.compiler.contract.ContractColumn;
import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.contract.ContractTable;
import dev.floe.compiler.contract.LoadedContract;
import dev.floe.compiler.contract.PortId;
import dev.floe.compiler.contract.VersionRanges;
import dev.floe.compiler.document.InputPortSection;
import dev.floe.compiler.load.LoadedPorts.Input;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.version.VersionRange;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.List;
import java.util.Optional;

/** Holds what a product reads of others against what they promise. */
public final class InputPorts {
    private final ProductProject project;
    private final ProblemCollector problems;

    public InputPorts(ProductProject project, ProblemCollector problems) {
        this.project = project;
        this.problems = problems;
    }

    public void check() {
        for (Input input : project.product().valid().loaded().ports().inputs()) {
            InputPortSection port = input.section().value();
            port.version().ifPresent(version -> checkRange(version, input.contract()));
            input.contract().ifPresent(contract -> {
                checkId(input, contract);
                port.source().ifPresent(source -> find(source)
                        .ifPresent(node -> checkSource(node, contract.contract().table())));
            });
        }
    }

    private void checkRange(Located<String> version, Optional<LoadedContract> contract) {
        Optional<VersionRange> range = VersionRanges.read(version.value());
        if (range.isEmpty() || range.get().isEmpty()) {
            problems.add(Problem.error(
                            ContractError.RANGE_NOT_READABLE,
                            version.place(),
                            range.isEmpty()
                                    ? "'%s' is no range of versions".formatted(version.value())
                                    : "No version is in '%s'".formatted(version.value()))
                    .withHelp("write ^1.2.0, or comparisons such as '>=1.2.0, <3.0.0', with the quotes"));
            return;
        }
        contract.filter(found -> !range.get().contains(found.contract().version()))
                .ifPresent(found -> problems.add(Problem.error(
                                ContractError.INPUT_VERSION,
                                version.place(),
                                "Version %s of '%s' is not in '%s'"
                                        .formatted(
                                                found.contract().version(),
                                                found.contract().id(),
                                                version.value()))
                        .withRelated(found.place("version"), "promised here")
                        .withHelp("read what has changed in it, then write a range that holds "
                                + found.contract().version())));
    }

    private void checkId(Input input, LoadedContract contract) {
        InputPortSection port = input.section().value();
        Optional<PortId> asked =
                port.product().flatMap(product -> port.port().map(name -> new PortId(product.value(), name.value())));
        asked.filter(id -> !id.equals(contract.contract().id()))
                .ifPresent(id -> problems.add(Problem.error(
                                ContractError.CONTRACT_OTHER,
                                port.contract().map(Located::place).orElseGet(() -> input.section()
                                        .place()),
                                "Contract '%s' is of port '%s', and not of '%s'"
                                        .formatted(
                                                contract.path(),
                                                contract.contract().id(),
                                                id))
                        .withRelated(contract.place("id"), "it says so here")
                        .withHelp("name the file, the product and the port that belong together")));
    }

    private Optional<ManifestNode> find(Located<String> source) {
        List<ManifestNode> sources = project.graph().nodes().stream()
                .filter(node -> node.resourceType() == ResourceType.SOURCE)
                .toList();
        Optional<ManifestNode> found = sources.stream()
                .filter(node -> title(node).equals(source.value()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(Problem.error(
                            ContractError.PORT_MODEL_UNKNOWN,
                            source.place(),
                            "The product has no source '%s'".formatted(source.value()))
                    .withHelp(NearestName.of(
                                    source.value(),
                                    sources.stream().map(InputPorts::title).toList())
                            .map("did you mean '%s'?"::formatted)
                            .orElse("declare it under 'sources' in a properties file")));
        }
        return found;
    }

    private static String title(ManifestNode source) {
        return source.sourceName().orElse("") + "." + source.name();
    }

    private void checkSource(ManifestNode source, ContractTable table) {
        String read = Fields.text(source.fields(), "schema", "")
                + "."
                + Fields.text(source.fields(), "identifier", source.name());
        if (!read.equalsIgnoreCase(table.physicalName())) {
            report(
                    project.places().declaration(source),
                    "Source '%s' reads '%s', and the contract is about '%s'"
                            .formatted(title(source), read, table.physicalName()),
                    "give the source the schema and the identifier of that table");
        }
        Fields.dict(source.fields(), "columns").entries().forEach((name, value) -> {
            if (value instanceof DictValue column) {
                checkColumn(source, table, Fields.text(column, "name", name.toText()), column);
            }
        });
    }

    private void checkColumn(ManifestNode source, ContractTable table, String name, DictValue column) {
        Place place = project.places().column(source, name).orElseGet(() -> project.places()
                .declaration(source));
        Optional<ContractColumn> promised = table.column(name);
        if (promised.isEmpty()) {
            report(
                    place,
                    "Column '%s' of source '%s' is not promised".formatted(name, title(source)),
                    NearestName.of(
                                    name,
                                    table.columns().stream()
                                            .map(ContractColumn::name)
                                            .toList())
                            .map("did you mean '%s'?"::formatted)
                            .orElse("ask the product that offers the table for it"));
            return;
        }
        Optional<ColumnType> written =
                Fields.text(column, "data_type").filter(type -> !type.isBlank()).map(ColumnType::of);
        if (written.isPresent()
                && promised.get()
                        .type()
                        .filter(type -> !type.equals(written.get()))
                        .isPresent()) {
            report(
                    place,
                    "Column '%s' of source '%s' is declared as %s, and %s is promised"
                            .formatted(
                                    name,
                                    title(source),
                                    written.get(),
                                    promised.get().type().get()),
                    "declare the type that is promised");
        }
    }

    private void report(Place place, String message, String help) {
        problems.add(Problem.error(ContractError.SOURCE_NOT_AS_PROMISED, place, message)
                .withHelp(help));
    }
}
