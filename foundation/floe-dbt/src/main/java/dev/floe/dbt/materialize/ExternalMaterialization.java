package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.materialize.NodeBuild.Transaction;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A file that DuckDB writes, and a view that reads it. */
final class ExternalMaterialization implements Materialization {
    private static final List<String> FORMATS = List.of("csv", "parquet", "json");

    @Override
    public List<Relation> build(NodeBuild build) {
        NodeTemplates templates = build.templates();
        Value config = templates.name("config");
        Value chosen = build.config("location");
        Value location = templates.call(
                "render",
                chosen == NoneValue.NONE
                        ? templates.call("external_location", NodeBuild.value(build.self()), config)
                        : chosen);
        Value options = templates.call("render_write_options", config);
        Value writeOptions = build.adapter("external_write_options", location, options);
        String format = format(build, options);
        Relation target = build.self().withType(RelationType.VIEW);
        Optional<Relation> existing = build.existing(build.self());
        Relation rows = beside(build, build.self().withType(RelationType.TABLE), "__dbt_tmp");
        Relation view = beside(build, target, "__dbt_int");
        Relation backup = build.backup(target, existing, RelationType.TABLE);
        List.of(view, rows, backup).forEach(each -> build.dropIfExists(build.existing(each)));
        build.preHooks(Transaction.OUTSIDE);
        build.preHooks(Transaction.INSIDE);
        templates.statement(
                templates
                        .call("create_table_as", BoolValue.FALSE, NodeBuild.value(rows), build.code())
                        .toText(),
                Map.of("name", StringValue.of("create_table")));
        boolean isEmpty = isEmpty(templates, rows);
        List<String> columns = isEmpty ? columns(build, rows) : List.of();
        if (isEmpty) {
            // A file without rows may not tell its columns.
            build.main(StringValue.of("insert into " + rows.render() + " values ("
                    + columns.stream().map(_ -> "NULL").collect(Collectors.joining(", ")) + ")"));
        }
        templates.call("write_to_file", NodeBuild.value(rows), location, writeOptions);
        String readLocation =
                build.adapter("external_read_location", location, options).toText();
        build.main(StringValue.of("create or replace view " + view.render() + " as (\nselect * from read_" + format
                + "('" + readLocation + "'" + readOptions(build, format, options) + ")"
                + columns.stream()
                        .map(column -> "\"" + column.replace("\"", "\"\"") + "\" is not NULL")
                        .reduce((one, other) -> one + " and " + other)
                        .map(condition -> "\nwhere " + condition)
                        .orElse("")
                + "\n)"));
        existing.ifPresent(present -> build.rename(present, backup));
        build.rename(view, target);
        build.postHooks(Transaction.INSIDE);
        build.applyGrants(target, NodeBuild.value(existing), true);
        build.persistDocs(target);
        build.commit();
        build.dropIfExists(existing.map(_ -> backup));
        build.dropIfExists(Optional.of(rows));
        store(build, target, location, format);
        build.postHooks(Transaction.OUTSIDE);
        return List.of(target);
    }

    private static String format(NodeBuild build, Value options) {
        Value chosen = build.config("format");
        if (chosen.isTrue()) {
            if (!FORMATS.contains(chosen.toText())) {
                throw TemplateException.of(
                        ErrorKind.RAISED,
                        "Invalid format: " + chosen.toText() + ". Allowed formats are: " + String.join(", ", FORMATS));
            }
            return chosen.toText();
        }
        String written = option(options, "format").map(Value::toText).orElse("").toLowerCase(Locale.ROOT);
        return FORMATS.contains(written) ? written : "parquet";
    }

    private static Optional<Value> option(Value options, String name) {
        return options instanceof DictValue dict ? dict.find(name).filter(Value::isTrue) : Optional.empty();
    }

    private static Relation beside(NodeBuild build, Relation relation, String suffix) {
        return NodeBuild.relation(
                build.templates()
                        .call(
                                "make_intermediate_relation",
                                List.of(NodeBuild.value(relation)),
                                Map.of("suffix", StringValue.of(suffix))),
                "make_intermediate_relation");
    }

    private static boolean isEmpty(NodeTemplates templates, Relation rows) {
        Value counted =
                templates.call("run_query", StringValue.of("select count(*) as row_count from " + rows.render()));
        Value row = templates.elements(counted).getFirst();
        return !templates.elements(row).getFirst().isTrue();
    }

    private static List<String> columns(NodeBuild build, Relation rows) {
        return build.templates().elements(build.adapter("get_columns_in_relation", NodeBuild.value(rows))).stream()
                .map(column -> build.templates().attribute(column, "name").toText())
                .toList();
    }

    /** What the reader has to know; it tells a compression only by the end of a file's name. */
    private static String readOptions(NodeBuild build, String format, Value options) {
        DictValue all = DictValue.empty();
        if (build.config(format + "_read_options") instanceof DictValue chosen) {
            all.entries().putAll(chosen.entries());
        } else if (format.equals("parquet")) {
            all.put("union_by_name", BoolValue.FALSE);
        } else {
            all.put("auto_detect", BoolValue.TRUE);
        }
        if (!format.equals("parquet") && all.find("compression").isEmpty()) {
            option(options, "compression").ifPresent(compression -> all.put("compression", compression));
        }
        return all.entries().entrySet().stream()
                .map(entry -> ", " + entry.getKey().toText() + "="
                        + (entry.getValue() instanceof StringValue text
                                ? "'" + text.value() + "'"
                                : entry.getValue().toText()))
                .collect(Collectors.joining());
    }

    private static void store(NodeBuild build, Relation target, Value location, String format) {
        boolean isRegistered = build.config("glue_register").isTrue();
        Value plugin = build.config("plugin");
        if (plugin == NoneValue.NONE && !isRegistered) {
            return;
        }
        Value database = build.config("glue_database");
        build.templates()
                .call(
                        "store_relation",
                        isRegistered
                                ? StringValue.of("glue|" + (database.isTrue() ? database.toText() : "default"))
                                : plugin,
                        NodeBuild.value(target),
                        location,
                        StringValue.of(format),
                        build.templates().name("config"));
    }
}
