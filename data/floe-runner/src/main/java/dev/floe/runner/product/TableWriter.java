package dev.floe.runner.product;

import static dev.floe.runner.product.EngineCalls.refusals;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DatabaseException;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.TableWrite;
import dev.floe.spi.table.ScanFile;
import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs queries into files that are divided as a model wants it, and stages versions of its table that are made of them. */
final class TableWriter {
    private final ManifestNode node;
    private final TableName name;
    private final ComputeSession session;
    private final ProductTables tables;
    private final Map<String, String> summary;
    private final Path project;

    /**
     * A writer for one step.
     *
     * @param summary what the snapshots say of themselves
     * @param project the directory of the product
     */
    TableWriter(
            ManifestNode node,
            TableName name,
            ComputeSession session,
            ProductTables tables,
            Map<String, String> summary,
            Path project) {
        this.project = project;
        this.node = node;
        this.name = name;
        this.session = session;
        this.tables = tables;
        this.summary = summary;
    }

    ComputeSession session() {
        return session;
    }

    /** The name under which dbt's SQL knows the table. */
    String relation() {
        return Fields.text(node.fields(), "relation_name", "");
    }

    Map<String, String> summary() {
        return summary;
    }

    /** A version with the rows of a query, and no others. */
    TableVersion replace(String query) {
        return write(tables.change(name, describe(query)), target -> target.change()
                .replaceRows(target.write(query, "."), summary));
    }

    /** A version in which the rows of a query stand for those of some files. */
    TableVersion replaceFiles(TableVersion published, List<ScanFile> files, String query) {
        Set<String> removed = files.stream().map(ScanFile::location).collect(Collectors.toSet());
        return write(published.change(describe(query)), target -> {
            List<WrittenFile> written = target.write(query, ".");
            return removed.isEmpty()
                    ? target.change().addRows(written, summary)
                    : target.change().rewriteRows(removed, written, summary);
        });
    }

    /** A version in which the rows of a query stand for those of the partitions they are in. */
    TableVersion replacePartitions(TableChange planned, String query) {
        return write(planned, target -> {
            List<WrittenFile> written = target.write(query, "new");
            if (!target.change().isPartitioned()) {
                return target.change().replaceRows(written, summary);
            }
            TableScan others = target.change().otherwisePartitioned();
            List<WrittenFile> kept = others.files().isEmpty() ? List.of() : target.write(others);
            Set<String> removed =
                    others.files().stream().map(ScanFile::location).collect(Collectors.toSet());
            return target.change().replacePartitions(removed, written, kept, summary);
        });
    }

    /** A change that files are written for. */
    final class Target {
        private final TableChange change;
        private final TableSettings settings;
        private final Path directory;

        private Target(TableChange change, TableSettings settings, Path directory) {
            this.change = change;
            this.settings = settings;
            this.directory = directory;
        }

        TableChange change() {
            return change;
        }

        /** @param folder in which nothing else is written */
        List<WrittenFile> write(String query, String folder) {
            return refusals(() -> session.tableFiles()
                    .orElseThrow()
                    .write(new TableWrite(
                            query,
                            change.schema(),
                            directory.resolve(folder).normalize(),
                            settings.design().layout(),
                            settings.form())));
        }

        private List<WrittenFile> write(TableScan rows) {
            String view = EngineCalls.beside(relation(), "__floe_kept");
            refusals(() -> {
                session.tableFiles().orElseThrow().createView(view, rows);
                return view;
            });
            List<WrittenFile> written = write("select * from " + view, "kept");
            EngineCalls.drop("view", view, session);
            return written;
        }
    }

    /** Stages what becomes of a change. Where that fails, its files go. */
    TableVersion write(TableChange planned, Function<Target, TableVersion> work) {
        TableSettings settings = TableSettings.of(node, planned.schema(), project);
        TableChange change = planned.designed(settings.design());
        Path directory = change.createDataDirectory();
        try {
            TableVersion version = work.apply(new Target(change, settings, directory));
            tables.stage(version, change, node.uniqueId(), summary.getOrDefault(TableStep.STEP_KEY, ""));
            return version;
        } catch (RuntimeException failure) {
            removeFiles(directory);
            throw failure;
        }
    }

    TableSchema describe(String query) {
        try {
            return session.tableFiles().orElseThrow().schemaOf(query);
        } catch (SessionException refusal) {
            if (refusal.kind() != SessionException.Kind.TYPE) {
                throw new DatabaseException(String.valueOf(refusal.getMessage()), query, refusal);
            }
            throw new FloeException(
                    Problem.error(
                                    RunnerError.TYPE_NOT_KEPT,
                                    Place.startOf(node.path()),
                                    "Table '%s': %s".formatted(name, refusal.getMessage()))
                            .withHelp("cast the column to a type that Iceberg has, such as 'varchar'"),
                    refusal);
        }
    }

    /** Nobody knows the files of a step that failed. */
    private static void removeFiles(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException leftThere) {
            // They are in nobody's way: no table knows them.
        }
    }
}
