package dev.floe.compiler.port;

import dev.floe.compiler.contract.Contract;
import dev.floe.compiler.contract.ContractColumn;
import dev.floe.compiler.contract.ContractTable;
import dev.floe.compiler.contract.PortId;
import dev.floe.compiler.contract.ServiceLevel;
import dev.floe.compiler.document.DeclaredScope;
import dev.floe.compiler.document.OutputPortSection;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.port.TableColumns.TableColumn;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.version.SemanticVersion;
import dev.floe.documents.Located;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.artifact.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the contract of an output port out of what the product says of its model. */
final class ContractGenerator {
    private final ProductProject project;
    private final TableColumns columns;

    ContractGenerator(ProductProject project, TableColumns columns) {
        this.project = project;
        this.columns = columns;
    }

    /** The contract; empty, and reported, where it cannot be told which columns the table has. */
    Optional<Contract> generate(PortId id, OutputPortSection port, SemanticVersion version, ManifestNode model) {
        Optional<String> described = text(model.fields(), "description");
        return columns.of(model)
                .map(found -> new Contract(
                        id,
                        version,
                        domain(),
                        port.description().map(Located::value).or(() -> described),
                        table(model, described, found),
                        ContractServers.of(project.platform(), project.layerOf(model)),
                        owner(model),
                        service(port, project.settingsOf(model))));
    }

    private ContractTable table(ManifestNode model, Optional<String> described, List<TableColumn> found) {
        ModelPromises promises = ModelPromises.of(project, model);
        List<String> key = promises.primaryKey();
        List<ContractColumn> contractColumns =
                found.stream().map(column -> column(column, promises, key)).toList();
        return new ContractTable(model.name(), physicalName(model), described, contractColumns, promises.quality());
    }

    private static ContractColumn column(TableColumn column, ModelPromises promises, List<String> key) {
        int position = key.indexOf(column.name().toLowerCase(Locale.ROOT)) + 1;
        return new ContractColumn(
                column.name(),
                column.type(),
                promises.of(column.name()),
                position == 0 ? OptionalInt.empty() : OptionalInt.of(position),
                classification(column.declared()),
                text(column.declared(), "description"),
                promises.qualityOf(column.name()));
    }

    /** dbt keeps it in {@code config.meta}, and in {@code meta} where that is where it was written. */
    private static Optional<String> classification(DictValue column) {
        return text(Fields.dict(Fields.dict(column, "config"), "meta"), "classification")
                .or(() -> text(Fields.dict(column, "meta"), "classification"));
    }

    private String physicalName(ManifestNode model) {
        String namespace =
                project.settingsOf(model).map(Layer::namespace).orElse(Fields.text(model.fields(), "schema", "main"));
        return namespace + "." + text(model.fields(), "alias").orElse(model.name());
    }

    private Optional<String> domain() {
        return project.product().valid().loaded().platform().chain().stream()
                .filter(manifest -> manifest.document()
                        .scope()
                        .filter(scope -> scope.value() == DeclaredScope.DOMAIN)
                        .isPresent())
                .map(LoadedManifest::title)
                .findFirst();
    }

    private static Optional<String> owner(ManifestNode model) {
        return text(Fields.dict(model.config(), "meta"), "owner")
                .or(() -> text(Fields.dict(model.fields(), "meta"), "owner"))
                .or(() -> text(model.fields(), "group"))
                .or(() -> text(model.config(), "group"));
    }

    private static List<ServiceLevel> service(OutputPortSection port, Optional<Layer> layer) {
        List<ServiceLevel> levels = new ArrayList<>();
        port.maxAge().map(Located::value).ifPresent(age -> levels.add(span("latency", age, unit(age))));
        layer.flatMap(Layer::retention).ifPresent(kept -> levels.add(span("retention", kept, retentionUnit(kept))));
        return levels;
    }

    private static ServiceLevel span(String property, String text, String unit) {
        return ServiceLevel.span(property, Long.parseLong(text.substring(0, text.length() - 1)), unit);
    }

    private static String unit(String text) {
        return text.substring(text.length() - 1);
    }

    /** How long something is kept is never said in minutes. */
    private static String retentionUnit(String text) {
        return unit(text).equals("m") ? "mo" : unit(text);
    }

    private static Optional<String> text(DictValue dict, String key) {
        return Fields.text(dict, key).map(String::strip).filter(text -> !text.isEmpty());
    }
}
