package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.FileForm;
import dev.floe.spi.session.TableFiles;
import dev.floe.spi.session.TableWrite;
import dev.floe.spi.table.ScanFile;
import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.WrittenFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the small files of a product's tables together, partition by partition. The rows stay the same, so that no step has
 * news; readers of earlier snapshots still find their files.
 */
public final class Compaction {
    private static final String PRODUCT = "floe.product";
    private static final String VIEW = "\"__floe_small_files\"";

    private final TableCatalog catalog;
    private final ProductTransaction transaction;
    private final String product;

    /** @param transaction of the product, so that no run of it is on */
    public Compaction(TableCatalog catalog, ProductTransaction transaction, String product) {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.transaction = requireNonNull(transaction, "transaction is null");
        this.product = requireNonNull(product, "product is null");
    }

    /**
     * What there is to do; nothing is changed.
     *
     * @throws FloeException if a table cannot be read
     */
    public List<PlannedCompaction> plan() {
        List<PlannedCompaction> all = new ArrayList<>();
        catalog.tables().forEach(name -> catalog.published(name)
                .filter(version -> version.snapshot()
                        .filter(snapshot -> product.equals(snapshot.summary().get(PRODUCT)))
                        .isPresent())
                .flatMap(Compaction::plan)
                .ifPresent(all::add));
        return all;
    }

    private static Optional<PlannedCompaction> plan(TableVersion version) {
        return version.design().flatMap(design -> {
            FileForm form = TableSettings.form(design.properties());
            PlannedCompaction planned =
                    new PlannedCompaction(version, version.smallFiles(form.targetFileBytes()), design, form);
            return planned.files().files() == 0 ? Optional.empty() : Optional.of(planned);
        });
    }

    /**
     * Does it for one table.
     *
     * @return the version that is published then
     * @throws FloeException {@link TableError#CHANGED_MEANWHILE} if somebody else has published one since
     */
    public TableVersion apply(PlannedCompaction planned, ComputeSession session) {
        TableVersion before = planned.version();
        TableChange change = before.change(before.schema()).designed(planned.design());
        TableScan small = planned.files().scan().get();
        TableFiles files = session.tableFiles().orElseThrow();
        List<WrittenFile> written = EngineCalls.refusals(() -> {
            files.createView(VIEW, small);
            List<WrittenFile> all = files.write(new TableWrite(
                    "select * from " + VIEW,
                    change.schema(),
                    change.createDataDirectory(),
                    planned.design().layout(),
                    planned.form()));
            session.execute("drop view " + VIEW);
            return all;
        });
        TableVersion version = change.putTogether(
                small.files().stream().map(ScanFile::location).collect(Collectors.toSet()), written);
        transaction.replace(new StagedTable(version, "maintain", "", Optional.of(before.metadataLocation())));
        return version;
    }
}
