package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.JsonObject;
import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.mesh.Members;
import dev.floe.compiler.mesh.MeshProduct;
import dev.floe.compiler.mesh.SharedNamespaces;
import dev.floe.compiler.port.PortContract;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe product}: what holds for a product, what it offers to others, and what it promises of that. */
final class ProductCommand implements Command {
    private static final String NAME = "floe product";
    private static final String WRITE = "--write";
    private static final String AGAINST = "--against";
    private static final String STANDARD = "--standard";

    /** The commands of the command. */
    private enum Action {
        CONTRACT,
        DIFF,
        POLICY,
        PORTS,
        VERIFY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .type(String.class)
                .index("0")
                .arity("1")
                .description("contract: print the data contracts of the output ports, or write them; diff: what has"
                        + " changed since they were written; policy: every value in force, and who set it; ports: what"
                        + " is offered and read; verify: hold the published tables against the contracts")
                .build());
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("PORT")
                .type(String.class)
                .index("1")
                .arity("0..1")
                .description("An output port (default: all of them)")
                .build());
        specification.addOption(GlobalOption.flag("Write the contracts to their files", WRITE));
        specification.addOption(GlobalOption.value(
                STANDARD,
                "VERSION",
                "The release of the standard: v3.1.0 or v3.2.0 (default: that of the file, or v3.1.0)"));
        specification.addOption(GlobalOption.value(
                AGAINST, "FILE", "Compare with this contract instead of the written one, such as that of a release"));
        ChosenEnvironment.addTo(specification);
    }

    @Override
    public CommandResult run(Invocation invocation) {
        List<String> words = invocation.options().parameters();
        Action action = Action.valueOf(Subcommand.of(
                        invocation,
                        NAME,
                        Stream.of(Action.values()).map(Action::word).toList())
                .toUpperCase(Locale.ROOT));
        Optional<String> port = words.stream().skip(1).findFirst();
        Path project = invocation.projectDirectory();
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            CompiledProduct product = CompiledProduct.of(invocation, project, host, refused);
            Findings findings = product.findings();
            List<PortContract> contracts = chosen(product.contracts(), port, findings);
            if (action == Action.DIFF) {
                return differences(contracts, findings, invocation);
            }
            if (product.artifacts().isEmpty()) {
                return CommandResult.without(findings);
            }
            return switch (action) {
                case CONTRACT -> contracts(contracts, findings, invocation);
                case POLICY -> {
                    OriginTable table = new OriginTable(product.artifacts().get());
                    yield new CommandResult(
                            table::text,
                            () -> new JsonObject()
                                    .with("origins", table.items())
                                    .value()
                                    .values(),
                            findings);
                }
                case PORTS -> ports(project, findings);
                case VERIFY -> new PublishedTables(product, host, project, invocation).verify(contracts);
                case DIFF -> throw new IllegalStateException("Differences are shown before");
            };
        }
    }

    /** Where something is wrong, the port may be without a contract for that reason, which is told anyway. */
    private static List<PortContract> chosen(List<PortContract> contracts, Optional<String> port, Findings findings) {
        List<PortContract> chosen = contracts.stream()
                .filter(each -> port.isEmpty() || each.contract().id().port().equals(port.get()))
                .toList();
        if (chosen.isEmpty() && port.isPresent() && !findings.hasErrors()) {
            throw new FloeException(
                    contracts.isEmpty()
                            ? Problem.error(
                                    CommandLineError.NOT_A_CHOICE,
                                    "Port '%s' is not there: the product has no output ports".formatted(port.get()))
                            : UsageFault.notAChoice(
                                    port.get(),
                                    "'" + NAME + "'",
                                    contracts.stream()
                                            .map(each -> each.contract().id().port())
                                            .toList()));
        }
        return chosen;
    }

    private static CommandResult contracts(List<PortContract> contracts, Findings findings, Invocation invocation) {
        ContractDocuments documents =
                new ContractDocuments(contracts, invocation.options().text(STANDARD));
        if (!invocation.options().isOn(WRITE)) {
            return new CommandResult(documents::text, documents::members, findings);
        }
        List<String> written = documents.write(invocation.projectDirectory());
        Findings rest = findings.without(ContractError.CONTRACT_BEHIND);
        return new CommandResult(() -> String.join("", written), documents::members, rest);
    }

    private static CommandResult differences(List<PortContract> contracts, Findings findings, Invocation invocation) {
        ContractDifferences differences = invocation
                .options()
                .text(AGAINST)
                .map(file -> ContractDifferences.against(invocation.path(file), file, contracts))
                .orElseGet(() -> ContractDifferences.of(contracts));
        return new CommandResult(differences::text, differences::members, findings);
    }

    private static CommandResult ports(Path project, Findings findings) {
        Path directory = project.toAbsolutePath().normalize();
        Optional<MeshProduct> product =
                new Members(directory, new ProblemCollector()).product(directory, new SharedNamespaces(List.of()));
        TextTable table = new TextTable().row("PRODUCT", "PORT", "NAME", "VERSION", "MODEL OR SOURCE");
        product.ifPresent(
                found -> PortListing.rows(table, found.name(), found.document().ports()));
        return new CommandResult(
                table::render,
                () -> {
                    JsonObject object = new JsonObject();
                    product.ifPresent(found -> object.with(
                            "ports", PortListing.items(found.document().ports())));
                    return object.value().values();
                },
                findings);
    }
}
