package dev.floe.compiler.contract;

import dev.floe.compiler.contract.ContractColumn.Promise;
import dev.floe.dbt.version.SemanticVersion;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what a document of the standard promises. What it says beyond that of floe's ports is left alone. */
final class OdcsReader {
    private final PropertyValue.Entries document;

    OdcsReader(PropertyValue.Entries document) {
        this.document = document;
    }

    /**
     * The contract of a document that keeps the standard.
     *
     * @return empty where it has no version of three numbers, no id of a port, or not exactly one table
     */
    Optional<Contract> read() {
        List<PropertyValue.Entries> tables = objects(document, "schema");
        return Values.text(document, "version").flatMap(SemanticVersion::read).flatMap(version -> Values.text(
                        document, "id")
                .flatMap(PortId::read)
                .filter(id -> tables.size() == 1)
                .map(id -> contract(id, version, tables.getFirst())));
    }

    private Contract contract(PortId id, SemanticVersion version, PropertyValue.Entries table) {
        return new Contract(
                id,
                version,
                Values.text(document, "domain"),
                Values.text(Values.entries(document, "description"), "purpose"),
                table(table),
                objects(document, "servers").stream().map(OdcsReader::server).toList(),
                Values.text(Values.entries(document, "team"), "name"),
                objects(document, "slaProperties").stream()
                        .map(level ->
                                new ServiceLevel(Values.text(level, "property").orElse(""), level))
                        .toList());
    }

    private static ContractTable table(PropertyValue.Entries table) {
        String name = Values.text(table, "name").orElse("");
        return new ContractTable(
                name,
                Values.text(table, "physicalName").orElse(name),
                Values.text(table, "description"),
                columns(table),
                quality(table));
    }

    private static List<ContractColumn> columns(PropertyValue.Entries table) {
        List<ContractColumn> columns = new ArrayList<>();
        int keys = 0;
        for (PropertyValue.Entries property : objects(table, "properties")) {
            keys += isTrue(property, "primaryKey") ? 1 : 0;
            columns.add(column(property, keys));
        }
        return columns;
    }

    private static ContractColumn column(PropertyValue.Entries property, int keys) {
        Set<Promise> promises = EnumSet.noneOf(Promise.class);
        if (isTrue(property, "required")) {
            promises.add(Promise.REQUIRED);
        }
        if (isTrue(property, "unique")) {
            promises.add(Promise.UNIQUE);
        }
        return new ContractColumn(
                Values.text(property, "name").orElse(""),
                Values.text(property, "physicalType").map(ColumnType::of),
                promises,
                isTrue(property, "primaryKey") ? OptionalInt.of(position(property, keys)) : OptionalInt.empty(),
                Values.text(property, "classification"),
                Values.text(property, "description"),
                quality(property));
    }

    /** A key without positions has its columns in the order of the document. */
    private static int position(PropertyValue.Entries property, int keys) {
        return Values.find(property, "primaryKeyPosition")
                .flatMap(Values::number)
                .map(Number::intValue)
                .filter(position -> position > 0)
                .orElse(keys);
    }

    private static ContractServer server(PropertyValue.Entries server) {
        Map<String, PropertyValue> details = new LinkedHashMap<>(server.values());
        details.remove("server");
        details.remove("environment");
        return new ContractServer(
                Values.text(server, "server").orElse(""),
                Values.text(server, "environment"),
                new PropertyValue.Entries(details));
    }

    private static List<QualityRule> quality(PropertyValue.Entries entry) {
        return objects(entry, "quality").stream().map(QualityRule::new).toList();
    }

    private static boolean isTrue(PropertyValue.Entries entry, String key) {
        return Values.find(entry, key)
                .filter(new PropertyValue.Truth(true)::equals)
                .isPresent();
    }

    private static List<PropertyValue.Entries> objects(PropertyValue.Entries entry, String key) {
        return Values.items(entry, key).stream()
                .filter(PropertyValue.Entries.class::isInstance)
                .map(PropertyValue.Entries.class::cast)
                .toList();
    }
}
