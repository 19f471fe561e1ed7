package dev.floe.compiler.contract;

import dev.floe.compiler.contract.Contract.Standard;
import dev.floe.documents.YamlWriter;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes a contract as a document of the standard, always in the same order. */
public final class OdcsWriter {
    /** What floe knows nothing of and so takes over from the document before. */
    private static final Set<String> OTHERS = Set.of(
            "tenant",
            "dataProduct",
            "tags",
            "support",
            "price",
            "roles",
            "authoritativeDefinitions",
            "customProperties",
            "context");

    private OdcsWriter() {}

    /** The YAML text. */
    public static String yaml(PropertyValue.Entries document) {
        return YamlWriter.write(document);
    }

    /**
     * The document of a contract.
     *
     * @param before the document that this one takes the place of: sections that floe does not make stay
     */
    public static PropertyValue.Entries document(
            Contract contract, Standard standard, Optional<PropertyValue.Entries> before) {
        Map<String, PropertyValue> document = new LinkedHashMap<>();
        document.put("apiVersion", PropertyValue.of(standard.apiVersion()));
        document.put("kind", PropertyValue.of("DataContract"));
        document.put("id", PropertyValue.of(contract.id().toString()));
        document.put("name", PropertyValue.of(contract.id().port()));
        document.put("version", PropertyValue.of(contract.version().toString()));
        document.put("status", before.flatMap(old -> Values.find(old, "status")).orElse(PropertyValue.of("active")));
        text(document, "domain", contract.domain());
        contract.description()
                .ifPresent(purpose -> document.put(
                        "description", new PropertyValue.Entries(Map.of("purpose", PropertyValue.of(purpose)))));
        items(
                document,
                "servers",
                contract.servers().stream().map(OdcsWriter::server).toList());
        document.put("schema", new PropertyValue.Items(List.of(table(contract.table()))));
        contract.team()
                .ifPresent(team ->
                        document.put("team", new PropertyValue.Entries(Map.of("name", PropertyValue.of(team)))));
        items(
                document,
                "slaProperties",
                contract.service().stream()
                        .map(level -> (PropertyValue) level.body())
                        .toList());
        before.ifPresent(old -> old.values().forEach((key, value) -> {
            if (OTHERS.contains(key)) {
                document.put(key, value);
            }
        }));
        return new PropertyValue.Entries(document);
    }

    private static PropertyValue server(ContractServer server) {
        Map<String, PropertyValue> entry = new LinkedHashMap<>();
        entry.put("server", PropertyValue.of(server.name()));
        entry.putAll(server.details().values());
        text(entry, "environment", server.environment());
        return new PropertyValue.Entries(entry);
    }

    private static PropertyValue table(ContractTable table) {
        Map<String, PropertyValue> entry = new LinkedHashMap<>();
        entry.put("name", PropertyValue.of(table.name()));
        entry.put("logicalType", PropertyValue.of("object"));
        entry.put("physicalName", PropertyValue.of(table.physicalName()));
        entry.put("physicalType", PropertyValue.of("table"));
        text(entry, "description", table.description());
        items(
                entry,
                "properties",
                table.columns().stream().map(OdcsWriter::column).toList());
        quality(entry, table.quality());
        return new PropertyValue.Entries(entry);
    }

    private static PropertyValue column(ContractColumn column) {
        Map<String, PropertyValue> entry = new LinkedHashMap<>();
        entry.put("name", PropertyValue.of(column.name()));
        column.type().ifPresent(type -> {
            entry.put("logicalType", PropertyValue.of(type.logical()));
            entry.put("physicalType", PropertyValue.of(type.physical()));
        });
        text(entry, "description", column.description());
        column.keyPosition().ifPresent(position -> {
            entry.put("primaryKey", PropertyValue.of(true));
            entry.put("primaryKeyPosition", PropertyValue.of(position));
        });
        if (column.isRequired()) {
            entry.put("required", PropertyValue.of(true));
        }
        if (column.isUnique()) {
            entry.put("unique", PropertyValue.of(true));
        }
        text(entry, "classification", column.classification());
        quality(entry, column.quality());
        return new PropertyValue.Entries(entry);
    }

    private static void quality(Map<String, PropertyValue> entry, List<QualityRule> rules) {
        items(
                entry,
                "quality",
                rules.stream().map(rule -> (PropertyValue) rule.body()).toList());
    }

    private static void items(Map<String, PropertyValue> entry, String key, List<PropertyValue> items) {
        if (!items.isEmpty()) {
            entry.put(key, new PropertyValue.Items(new ArrayList<>(items)));
        }
    }

    private static void text(Map<String, PropertyValue> entry, String key, Optional<String> text) {
        text.ifPresent(value -> entry.put(key, PropertyValue.of(value)));
    }
}
