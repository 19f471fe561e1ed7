package dev.floe.runner.product;

import static dev.floe.runner.product.EngineCalls.beside;
import static dev.floe.runner.product.EngineCalls.refusals;

import dev.floe.dbt.materialize.RowAddition;
import dev.floe.dbt.materialize.RowAddition.ByKeys;
import dev.floe.dbt.materialize.RowAddition.ByPartitions;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.TableFiles;
import dev.floe.spi.table.ScanFile;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.WrittenFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds rows to those that are published; only files that have a row less are written again, straight from file to file. */
final class AddedRows {
    private static final String NEW = "__floe_new";
    private static final String FILE = "__floe_file";

    private final TableWriter writer;
    private final TableVersion published;

    AddedRows(TableWriter writer, TableVersion published) {
        this.writer = writer;
        this.published = published;
    }

    TableVersion add(String query, RowAddition addition) {
        String fresh = "select " + columns(published.schema()) + " from (" + query + "\n)";
        return switch (addition) {
            case ByPartitions _ -> writer.replacePartitions(published.change(published.schema()), fresh);
            case ByKeys(List<String> keys) ->
                writer.write(published.change(published.schema()), target -> {
                    List<WrittenFile> written = new ArrayList<>(target.write(fresh, "new"));
                    Set<String> removed = new HashSet<>();
                    if (!keys.isEmpty() && written.stream().anyMatch(file -> file.rows() > 0)) {
                        showNew(target.change().schema(), written);
                        for (ScanFile file : published.scan().files()) {
                            if (haveSome(target.change().schema(), file, keys)) {
                                removed.add(file.location());
                                written.addAll(target.write(kept(keys), "kept-" + removed.size()));
                            }
                        }
                        List.of(NEW, FILE).forEach(this::drop);
                    }
                    return removed.isEmpty()
                            ? target.change().addRows(written, writer.summary())
                            : target.change().rewriteRows(removed, written, writer.summary());
                });
        };
    }

    private static String columns(TableSchema schema) {
        return schema.fields().stream()
                .map(TableField::name)
                .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(", "));
    }

    private TableFiles files() {
        return writer.session().tableFiles().orElseThrow();
    }

    private String view(String suffix) {
        return beside(writer.relation(), suffix);
    }

    private void drop(String suffix) {
        EngineCalls.drop("view", view(suffix), writer.session());
    }

    private void showNew(TableSchema schema, List<WrittenFile> written) {
        List<ScanFile> scan = written.stream()
                .filter(file -> file.rows() > 0)
                .map(file -> new ScanFile(file.location(), file.rows(), file.bytes(), List.of()))
                .toList();
        refusals(() -> {
            files().createView(view(NEW), new TableScan(schema, scan));
            return schema;
        });
    }

    /** Shows a file of the table, and says whether rows of it agree with new ones. */
    private boolean haveSome(TableSchema schema, ScanFile file, List<String> keys) {
        return refusals(() -> {
            files().createView(view(FILE), new TableScan(schema, List.of(file)));
            try (QueryRows found = writer.session()
                    .query("select 1 from " + view(FILE) + " as present where exists (" + agreeing(keys)
                            + ") limit 1")) {
                return found.next();
            }
        });
    }

    /** The rows of the file that was shown last which agree with no new one. */
    private String kept(List<String> keys) {
        return "select * from " + view(FILE) + " as present where not exists (" + agreeing(keys) + ")";
    }

    private String agreeing(List<String> keys) {
        return "select 1 from " + view(NEW) + " as fresh where "
                + keys.stream().map(key -> "fresh." + key + " = present." + key).collect(Collectors.joining(" and "));
    }
}
