package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.dbt.relation.RelationPath;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the database says of the tables that a project makes and reads: the content of catalog.json. */
public final class DatabaseCatalog {
    private static final Set<String> IN_DATABASE = Set.of("model", "seed", "snapshot");

    private DatabaseCatalog() {}

    /**
     * The sections {@code nodes} and {@code sources} of a catalog, asked with the session that this thread has.
     *
     * @throws dev.floe.spi.problem.FloeException if the database refuses
     */
    public static DictValue of(ProjectCompiler compiler, DictValue manifest) {
        Map<String, DictValue> nodes = entries(manifest, "nodes");
        Map<String, DictValue> sources = entries(manifest, "sources");
        Map<String, Set<String>> schemas = new LinkedHashMap<>();
        nodes.values().forEach(node -> addSchema(schemas, node));
        sources.values().forEach(source -> addSchema(schemas, source));
        Map<String, DictValue> tables = new LinkedHashMap<>();
        try {
            schemas.forEach((database, names) -> addTables(compiler, database, names, tables));
        } catch (TemplateException failure) {
            throw DbtError.of(failure, "the catalog");
        }
        DictValue catalog = DictValue.empty();
        catalog.put("nodes", section(nodes, tables, "alias"));
        catalog.put("sources", section(sources, tables, "identifier"));
        return catalog;
    }

    private static Map<String, DictValue> entries(DictValue manifest, String section) {
        Map<String, DictValue> entries = new LinkedHashMap<>();
        Fields.dict(manifest, section).entries().forEach((id, entry) -> {
            if (entry instanceof DictValue dict
                    && (section.equals("sources") || IN_DATABASE.contains(Fields.text(dict, "resource_type", "")))) {
                entries.put(id.toText(), dict);
            }
        });
        return entries;
    }

    private static void addSchema(Map<String, Set<String>> schemas, DictValue entry) {
        schemas.computeIfAbsent(Fields.text(entry, "database", ""), _ -> new LinkedHashSet<>())
                .add(Fields.text(entry, "schema", ""));
    }

    private static void addTables(
            ProjectCompiler compiler, String database, Set<String> schemas, Map<String, DictValue> tables) {
        NodeTemplates templates = compiler.operation();
        Relation schema = RelationBuilder.of(compiler.adapter().relationDialect())
                .path(new RelationPath(Optional.of(database), Optional.empty(), Optional.of("INFORMATION_SCHEMA")))
                .quotePolicy(compiler.adapter().quoting())
                .build()
                .informationSchema(Optional.empty());
        Value macro = templates.method(
                templates.name("adapter"), "dispatch", StringValue.of("get_catalog"), StringValue.of("dbt"));
        if (templates.call(macro, new RelationValue(schema), ListValue.ofStrings(schemas))
                instanceof AgateTableValue found) {
            AgateTable table = found.table();
            for (List<Value> row : table.rows()) {
                DictValue cells = DictValue.empty();
                for (int i = 0; i < row.size(); i++) {
                    cells.put(table.columnNames().get(i).toLowerCase(Locale.ROOT), row.get(i));
                }
                DictValue entry = tables.computeIfAbsent(key(cells), _ -> table(cells));
                Fields.dict(entry, "columns").put(Fields.text(cells, "column_name", ""), column(cells));
            }
        }
    }

    private static String key(DictValue cells) {
        return key(
                Fields.text(cells, "table_database", ""),
                Fields.text(cells, "table_schema", ""),
                Fields.text(cells, "table_name", ""));
    }

    private static String key(String... names) {
        return String.join("\u0000", names).toLowerCase(Locale.ROOT);
    }

    private static DictValue table(DictValue cells) {
        DictValue metadata = DictValue.empty();
        put(metadata, "type", cells, "table_type");
        put(metadata, "schema", cells, "table_schema");
        put(metadata, "name", cells, "table_name");
        put(metadata, "database", cells, "table_database");
        put(metadata, "comment", cells, "table_comment");
        put(metadata, "owner", cells, "table_owner");
        DictValue statistics = DictValue.empty();
        statistics.put("id", StringValue.of("has_stats"));
        statistics.put("label", StringValue.of("Has Stats?"));
        statistics.put("value", BoolValue.FALSE);
        statistics.put("include", BoolValue.FALSE);
        statistics.put("description", StringValue.of("Indicates whether there are statistics for this table"));
        DictValue all = DictValue.empty();
        all.put("has_stats", statistics);
        DictValue table = DictValue.empty();
        table.put("metadata", metadata);
        table.put("columns", DictValue.empty());
        table.put("stats", all);
        return table;
    }

    private static DictValue column(DictValue cells) {
        DictValue column = DictValue.empty();
        put(column, "type", cells, "column_type");
        put(column, "index", cells, "column_index");
        put(column, "name", cells, "column_name");
        put(column, "comment", cells, "column_comment");
        return column;
    }

    private static void put(DictValue target, String key, DictValue cells, String cell) {
        target.put(key, cells.find(cell).orElse(NoneValue.NONE));
    }

    private static DictValue section(Map<String, DictValue> entries, Map<String, DictValue> tables, String nameKey) {
        DictValue section = DictValue.empty();
        entries.forEach((id, entry) -> Optional.ofNullable(tables.get(key(
                        Fields.text(entry, "database", ""),
                        Fields.text(entry, "schema", ""),
                        Fields.text(entry, nameKey, Fields.text(entry, "name", "")))))
                .ifPresent(table -> {
                    DictValue own = DictValue.empty();
                    own.entries().putAll(table.entries());
                    own.put("unique_id", StringValue.of(id));
                    section.put(id, own);
                }));
        return section;
    }
}
