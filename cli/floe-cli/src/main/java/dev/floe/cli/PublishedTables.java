package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.compiler.contract.ColumnType;
import dev.floe.compiler.contract.Contract;
import dev.floe.compiler.contract.ContractColumn;
import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.contract.ContractTable;
import dev.floe.compiler.contract.LoadedContract;
import dev.floe.compiler.port.PortContract;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableType;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the published tables of a product against the contracts that are written. */
final class PublishedTables {
    private final CompiledProduct product;
    private final PluginHost host;
    private final Path project;
    private final Invocation invocation;

    PublishedTables(CompiledProduct product, PluginHost host, Path project, Invocation invocation) {
        this.product = product;
        this.host = host;
        this.project = project;
        this.invocation = invocation;
    }

    /** Every difference is a problem in the contract's file. */
    CommandResult verify(List<PortContract> ports) {
        List<LoadedContract> written =
                ports.stream().flatMap(port -> port.committed().stream()).toList();
        List<Problem> problems = new ArrayList<>(product.findings().problems());
        List<String> verified = new ArrayList<>();
        try (TableCatalog catalog = ProductCatalog.open(product.artifacts().orElseThrow(), host, project, invocation)) {
            for (LoadedContract contract : written) {
                List<Problem> found = check(contract, catalog);
                problems.addAll(found);
                if (found.isEmpty()) {
                    verified.add(contract.contract().id().port());
                }
            }
        }
        return new CommandResult(
                () -> verified.stream()
                        .map(port -> "the table of port '%s' is as promised\n".formatted(port))
                        .collect(Collectors.joining()),
                () -> new JsonObject()
                        .with("verified", PropertyValue.of(verified))
                        .value()
                        .values(),
                ProblemSources.findings(problems, project));
    }

    private static List<Problem> check(LoadedContract file, TableCatalog catalog) {
        Contract contract = file.contract();
        ContractTable promised = contract.table();
        Place place = file.place("schema");
        int dot = promised.physicalName().lastIndexOf('.');
        Optional<TableVersion> table = dot < 0
                ? Optional.empty()
                : catalog.published(new TableName(
                        promised.physicalName().substring(0, dot),
                        promised.physicalName().substring(dot + 1)));
        if (table.isEmpty()) {
            return List.of(
                    differs(place, "Table '%s' is promised, and not published".formatted(promised.physicalName()))
                            .withHelp("'floe run' publishes it"));
        }
        Map<String, TableField> fields =
                table.get().schema().fields().stream().collect(Collectors.toMap(TableField::name, Function.identity()));
        List<Problem> problems = new ArrayList<>();
        for (ContractColumn column : promised.columns()) {
            TableField field = fields.get(column.name());
            if (field == null) {
                problems.add(differs(
                        place,
                        "Column '%s' of table '%s' is promised, and not published"
                                .formatted(column.name(), promised.physicalName())));
            } else if (column.type()
                    .filter(type -> !type.equals(typeOf(field.type())))
                    .isPresent()) {
                problems.add(differs(
                        place,
                        "Column '%s' of table '%s' is promised as %s, and published as %s"
                                .formatted(
                                        column.name(),
                                        promised.physicalName(),
                                        column.type().get(),
                                        typeOf(field.type()))));
            }
        }
        return problems;
    }

    private static Problem differs(Place place, String message) {
        return Problem.error(ContractError.TABLE_DIFFERS, place, message)
                .withHelp("run the product, or raise the version of the port and write its contract anew");
    }

    private static ColumnType typeOf(TableType type) {
        return ColumnType.of(
                switch (type) {
                    case TableType.Primitive primitive -> primitive.name();
                    case TableType.Decimal decimal -> "DECIMAL(%d,%d)".formatted(decimal.precision(), decimal.scale());
                    case TableType.Fixed _ -> "BLOB";
                    case TableType.ListOf list -> typeOf(list.element().type()) + "[]";
                    case TableType.MapOf map ->
                        "MAP(%s, %s)"
                                .formatted(
                                        typeOf(map.key().type()),
                                        typeOf(map.value().type()));
                    case TableType.Struct struct ->
                        struct.fields().stream()
                                .map(field -> field.name() + " " + typeOf(field.type()))
                                .collect(Collectors.joining(", ", "STRUCT(", ")"));
                });
    }
}
