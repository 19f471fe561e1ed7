package dev.floe.iceberg.maintain;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tidies the tables of a product. Whoever calls it has the lock of the product, so that no run of it is on; the tables of other
 * products are left alone.
 */
public final class Housekeeping {
    private static final String PRODUCT = "floe.product";

    private final EmbeddedCatalog catalog;
    private final String product;

    public Housekeeping(EmbeddedCatalog catalog, String product) {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.product = requireNonNull(product, "product is null");
    }

    /**
     * What there is to do; nothing is changed.
     *
     * @param keepSince the time from which on a table keeps its snapshots; empty: it keeps all
     * @throws FloeException if a table cannot be read
     */
    public List<Cleaning> plan(Function<TableName, Optional<Instant>> keepSince) {
        List<Cleaning> all = new ArrayList<>();
        List<StagedTable> staged = catalog.staged(product);
        for (TableName name : catalog.tables()) {
            catalog.published(name)
                    .filter(this::isOwn)
                    .map(version -> plan(version, keepSince.apply(name), staged))
                    .filter(cleaning -> !cleaning.isEmpty())
                    .ifPresent(all::add);
        }
        return all;
    }

    private boolean isOwn(TableVersion version) {
        return version.snapshot()
                .filter(snapshot -> product.equals(snapshot.summary().get(PRODUCT)))
                .isPresent();
    }

    private static Cleaning plan(TableVersion version, Optional<Instant> keepSince, List<StagedTable> staged) {
        Optional<TableVersion> next = keepSince.flatMap(version::withoutSnapshotsBefore);
        TableVersion kept = next.orElse(version);
        Set<Path> used = new HashSet<>(kept.reachableFiles());
        staged.stream()
                .map(StagedTable::version)
                .filter(each -> each.name().equals(version.name()))
                .forEach(each -> used.addAll(each.reachableFiles()));
        List<Path> orphans = files(Path.of(version.location())).stream()
                .filter(file -> !used.contains(file))
                .toList();
        return new Cleaning(
                version.name(),
                version.snapshots().size() - kept.snapshots().size(),
                next,
                orphans,
                orphans.stream().mapToLong(Housekeeping::length).sum());
    }

    /**
     * Does it: publishes the versions with fewer snapshots, and then deletes the files.
     *
     * @throws FloeException if somebody else has changed a table since, or a file cannot be deleted
     */
    public void apply(List<Cleaning> cleanings) {
        for (Cleaning cleaning : cleanings) {
            cleaning.next().ifPresent(next -> {
                TableVersion base = catalog.published(cleaning.table()).orElseThrow();
                next.writeMetadata();
                catalog.replace(new StagedTable(next, "maintain", "", Optional.of(base.metadataLocation())));
            });
            cleaning.orphans().forEach(Housekeeping::delete);
        }
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException failure) {
            throw failed(directory, failure);
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw failed(file, failure);
        }
    }

    /** Deletes a file, and its directory where that is empty then. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Path directory = file.getParent();
            if (directory != null) {
                Files.deleteIfExists(directory);
            }
        } catch (DirectoryNotEmptyException hasMore) {
            // Other files keep it.
        } catch (IOException failure) {
            throw failed(file, failure);
        }
    }

    private static FloeException failed(Path file, Exception failure) {
        return TableError.NOT_WRITTEN.exception(
                "'%s' cannot be looked at or deleted: %s".formatted(file, failure.getMessage()),
                "look at the permissions of the directory",
                failure);
    }
}
