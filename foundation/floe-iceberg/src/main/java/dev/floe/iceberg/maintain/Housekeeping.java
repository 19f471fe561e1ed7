package dev.floe.iceberg.maintain;

import static java.util.Objects.requireNonNull;
import static org.apache.iceberg.TableProperties.GC_ENABLED;
import static org.apache.iceberg.TableProperties.GC_ENABLED_DEFAULT;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.storage.ListedFile;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tidies the tables of a product; those of other products are left alone, and those with {@code gc.enabled=false}. */
public final class Housekeeping {
    private static final List<String> FOLDERS = List.of("/data", "/metadata");
    private static final String PRODUCT = "floe.product";

    private final TableCatalog catalog;
    private final ProductTransaction transaction;
    private final String product;
    private final Instant settled;

    /**
     * @param transaction of the product, so that no run of it is on
     * @param settled the time since which nobody can be sure of a file that no version knows: it may be one that another program is
     *     about to publish
     */
    public Housekeeping(TableCatalog catalog, ProductTransaction transaction, String product, Instant settled) {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.transaction = requireNonNull(transaction, "transaction is null");
        this.product = requireNonNull(product, "product is null");
        this.settled = requireNonNull(settled, "settled is null");
    }

    /**
     * What there is to do, and where files are left that are too young; nothing is changed.
     *
     * @param keepSince the time from which on a table keeps its snapshots; empty: it keeps all
     * @throws FloeException if a table cannot be read
     */
    public List<Cleaning> plan(Function<TableName, Optional<Instant>> keepSince) {
        List<Cleaning> all = new ArrayList<>();
        List<StagedTable> staged = transaction.staged();
        for (TableName name : catalog.tables()) {
            catalog.published(name)
                    .filter(this::isOwn)
                    .filter(Housekeeping::mayBeCleaned)
                    .map(version -> plan(version, keepSince.apply(name), staged))
                    .filter(cleaning -> !cleaning.isEmpty() || cleaning.young() > 0)
                    .ifPresent(all::add);
        }
        return all;
    }

    private boolean isOwn(TableVersion version) {
        return version.snapshot()
                .filter(snapshot -> product.equals(snapshot.summary().get(PRODUCT)))
                .isPresent();
    }

    /** Whether nobody else counts on old files: a catalog with branches or tags of its own, as Nessie is, says so. */
    private static boolean mayBeCleaned(TableVersion version) {
        return version.metadata().propertyAsBoolean(GC_ENABLED, GC_ENABLED_DEFAULT);
    }

    private Cleaning plan(TableVersion version, Optional<Instant> keepSince, List<StagedTable> staged) {
        Optional<TableVersion> next = keepSince.flatMap(version::withoutSnapshotsBefore);
        TableVersion kept = next.orElse(version);
        Set<Path> used = new HashSet<>(kept.reachableFiles());
        staged.stream()
                .map(StagedTable::version)
                .filter(each -> each.name().equals(version.name()))
                .forEach(each -> used.addAll(each.reachableFiles()));
        TableStorage storage = version.storage();
        Set<Path> known = next.isPresent() ? version.reachableFiles() : Set.of();
        Map<Boolean, List<ListedFile>> unused = stored(version).stream()
                .filter(file -> !used.contains(storage.path(file.location())))
                .collect(Collectors.partitioningBy(file -> known.contains(storage.path(file.location()))
                        || file.written().isBefore(settled)));
        List<ListedFile> gone = unused.getOrDefault(true, List.of());
        return new Cleaning(
                version.name(),
                version.snapshots().size() - kept.snapshots().size(),
                next,
                gone,
                gone.stream().mapToLong(ListedFile::bytes).sum(),
                unused.getOrDefault(false, List.of()).size());
    }

    /**
     * Does it: publishes the versions with fewer snapshots, and then deletes the files.
     *
     * @throws FloeException if somebody else has changed a table since, or a file cannot be deleted
     */
    public void apply(List<Cleaning> cleanings) {
        for (Cleaning cleaning :
                cleanings.stream().filter(each -> !each.isEmpty()).toList()) {
            TableVersion base = catalog.published(cleaning.table()).orElseThrow();
            cleaning.next().ifPresent(next -> {
                next.writeMetadata();
                transaction.replace(new StagedTable(next, "maintain", "", Optional.of(base.metadataLocation())));
            });
            remove(cleaning.orphans(), base);
        }
    }

    /** A table's files are in these two folders; what else is below its location is another's. */
    private static List<ListedFile> stored(TableVersion version) {
        try {
            return FOLDERS.stream()
                    .flatMap(folder -> version.storage().list(version.location() + folder).stream())
                    .toList();
        } catch (UncheckedIOException failure) {
            throw failed(version.location(), failure);
        }
    }

    private static void remove(List<ListedFile> files, TableVersion version) {
        try {
            version.storage().remove(files.stream().map(ListedFile::location).toList());
        } catch (UncheckedIOException failure) {
            throw failed(version.location(), failure);
        }
    }

    private static FloeException failed(String location, UncheckedIOException failure) {
        return TableError.NOT_WRITTEN.exception(
                "'%s' cannot be looked at or deleted: %s".formatted(LocalFiles.shown(location), failure.getMessage()),
                "look at the permissions of the directory",
                failure);
    }
}
