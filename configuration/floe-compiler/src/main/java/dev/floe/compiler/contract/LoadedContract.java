package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.contract.Contract.Standard;
import dev.floe.dbt.version.SemanticVersion;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.documents.shape.Shapes;
import dev.floe.documents.shape.Subject;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A contract with the file that it was read from.
 *
 * @param path as it is shown
 */
public record LoadedContract(
        String path, DocumentNode root, PropertyValue.Entries document, Standard standard, Contract contract) {
    public LoadedContract {
        requireNonNull(path, "path is null");
        requireNonNull(root, "root is null");
        requireNonNull(document, "document is null");
        requireNonNull(standard, "standard is null");
        requireNonNull(contract, "contract is null");
    }

    /** Reads a contract and holds it against the standard; empty, and reported, where it does not keep it. */
    public static Optional<LoadedContract> read(String path, byte[] bytes, ProblemCollector problems) {
        Optional<DocumentNode> root =
                YamlReader.read(path, bytes, YamlDialect.STRICT, problems).root();
        return root.flatMap(node -> Shapes.property()
                .read(Subject.document(), node, problems)
                .flatMap(value -> read(path, node, value, problems)));
    }

    private static Optional<LoadedContract> read(
            String path, DocumentNode root, PropertyValue value, ProblemCollector problems) {
        if (!(value instanceof PropertyValue.Entries document)) {
            return refuse(
                    root.place(),
                    "The contract is " + root.kind() + " instead of a mapping",
                    "write a data contract of the Open Data Contract Standard",
                    problems);
        }
        Optional<String> apiVersion = Values.text(document, "apiVersion");
        Optional<Standard> standard = apiVersion.flatMap(Standard::of);
        if (standard.isEmpty()) {
            return refuse(
                    placeOf(root, "apiVersion"),
                    apiVersion
                            .map("The contract is of release '%s' of the standard"::formatted)
                            .orElse("The contract does not say of which release of the standard it is"),
                    "floe reads apiVersion "
                            + Stream.of(Standard.values())
                                    .map(Standard::apiVersion)
                                    .collect(Collectors.joining(" and ")),
                    problems);
        }
        List<Problem> broken = OdcsSchema.check(standard.get(), root, document);
        broken.forEach(problems::add);
        if (!broken.isEmpty()) {
            return Optional.empty();
        }
        Optional<Contract> contract = new OdcsReader(document).read();
        if (contract.isEmpty()) {
            String key = missing(document);
            return refuse(
                    placeOf(root, key),
                    whyNot(key),
                    "floe reads contracts of ports: id: <product>/<port>, a version such as 1.2.0, and one table",
                    problems);
        }
        return Optional.of(new LoadedContract(path, root, document, standard.get(), contract.get()));
    }

    private static String missing(PropertyValue.Entries document) {
        if (Values.text(document, "version").flatMap(SemanticVersion::read).isEmpty()) {
            return "version";
        }
        return Values.text(document, "id").flatMap(PortId::read).isEmpty() ? "id" : "schema";
    }

    private static String whyNot(String key) {
        return switch (key) {
            case "version" -> "The version of the contract is not three numbers";
            case "id" -> "The id of the contract is not the name of a product, '/' and the name of a port";
            default -> "The contract is not about exactly one table";
        };
    }

    private static Optional<LoadedContract> refuse(
            Place place, String message, String help, ProblemCollector problems) {
        problems.add(Problem.error(ContractError.NOT_READABLE, place, message).withHelp(help));
        return Optional.empty();
    }

    /** Where a key of the document has its value; without it, the document's start. */
    public Place place(String key) {
        return placeOf(root, key);
    }

    private static Place placeOf(DocumentNode root, String key) {
        return root instanceof DocumentNode.Mapping mapping
                ? mapping.entry(key).map(entry -> entry.value().place()).orElseGet(mapping::place)
                : root.place();
    }
}
