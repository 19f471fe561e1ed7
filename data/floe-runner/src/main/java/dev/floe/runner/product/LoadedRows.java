package dev.floe.runner.product;

import static dev.floe.runner.product.EngineCalls.beside;
import static dev.floe.runner.product.EngineCalls.refusals;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.PresentRows;
import dev.floe.dbt.materialize.RowReach;
import dev.floe.dbt.materialize.RowReach.Everything;
import dev.floe.dbt.materialize.RowReach.Keys;
import dev.floe.dbt.materialize.RowReach.Partitions;
import dev.floe.dbt.materialize.RowReach.Times;
import dev.floe.dbt.relation.Relation;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.table.ScanFile;
import dev.floe.spi.table.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of a published table as a table of the engine's own, which statements can change: those of all files, or of the files
 * alone in which a statement will find a row that it changes. The others stay as they are.
 */
final class LoadedRows {
    private final ManifestNode node;
    private final String relation;
    private final TableVersion published;
    private final ComputeSession session;
    private final Runnable dropView;
    private final String onSchemaChange;
    private List<ScanFile> loaded = List.of();
    private boolean isLoaded;

    /** @param dropView takes away what stands for the published rows under the relation's name */
    LoadedRows(ManifestNode node, TableVersion published, ComputeSession session, Runnable dropView) {
        this.node = node;
        this.relation = Fields.text(node.fields(), "relation_name", "");
        this.onSchemaChange = Fields.text(node.config(), "on_schema_change", "ignore");
        this.published = published;
        this.session = session;
        this.dropView = dropView;
    }

    /** The files whose rows are loaded. */
    List<ScanFile> loaded() {
        return loaded;
    }

    void loadAll() {
        load(published.scan().files());
    }

    private void load(List<ScanFile> files) {
        String copy = beside(relation, "__floe_published");
        dropView.run();
        refusals(() -> {
            session.tableFiles().orElseThrow().createView(copy, new TableScan(published.schema(), files));
            session.execute("create table " + relation + " as select * from " + copy);
            session.execute("drop view " + copy);
            return session;
        });
        loaded = files;
        isLoaded = true;
    }

    /** Loads what the rows of a staging table reach, as soon as they are there. */
    PresentRows reachedBy(RowReach reach) {
        return new PresentRows() {
            @Override
            public void reach(Relation staging) {
                if (!isLoaded && !(reach instanceof Everything)) {
                    load(reached(reach, staging.render()));
                }
            }

            @Override
            public String strategy(String chosen) {
                return reach instanceof Partitions ? "append" : chosen;
            }
        };
    }

    private List<ScanFile> reached(RowReach reach, String staging) {
        List<ScanFile> all = published.scan().files();
        if (losesAColumn(staging)) {
            if (reach instanceof Partitions) {
                throw new SettingMistake(
                                "A column gets a type that the values of the other partitions do not fit",
                                "build the table anew: 'floe run --full-refresh --select " + node.name() + "'")
                        .of(node);
            }
            return all;
        }
        return switch (reach) {
            case Everything _ -> all;
            case Partitions _ -> List.of();
            case Keys(List<String> keys) ->
                keys.isEmpty()
                        ? List.of()
                        : filesWith(
                                "exists (select 1 from " + staging + " as fresh where "
                                        + keys.stream()
                                                .map(key -> "fresh." + key + " = present." + key)
                                                .collect(Collectors.joining(" and "))
                                        + ")",
                                all);
            case Times(String column, String start, String end) ->
                filesWith(column + " >= '" + start + "' and " + column + " < '" + end + "'", all);
        };
    }

    /** Files keep a column by its id; a column that gets a type that its values do not fit gets another id. */
    private boolean losesAColumn(String staging) {
        return onSchemaChange.equals("sync_all_columns")
                && !published.keepsColumns(
                        refusals(() -> session.tableFiles().orElseThrow().schemaOf("select * from " + staging)));
    }

    private List<ScanFile> filesWith(String condition, List<ScanFile> all) {
        String view = beside(relation, "__floe_file");
        List<ScanFile> found = new ArrayList<>();
        refusals(() -> {
            for (ScanFile file : all) {
                session.tableFiles().orElseThrow().createView(view, new TableScan(published.schema(), List.of(file)));
                try (QueryRows rows =
                        session.query("select 1 from " + view + " as present where " + condition + " limit 1")) {
                    if (rows.next()) {
                        found.add(file);
                    }
                }
            }
            session.execute("drop view if exists " + view);
            return found;
        });
        return found;
    }
}
