package dev.floe.iceberg.catalog;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.storage.LocalFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where new tables go.
 *
 * @param warehouse the location below which they go whose namespace has none; empty: beside the catalog
 * @param byNamespace locations of namespaces, each a URI without a slash at its end
 */
public record TablePlaces(Optional<String> warehouse, Map<String, String> byNamespace) {
    public TablePlaces {
        requireNonNull(warehouse, "warehouse is null");
        byNamespace = Map.copyOf(byNamespace);
    }

    /** All beside the catalog. */
    public static TablePlaces besideCatalog() {
        return new TablePlaces(Optional.empty(), Map.of());
    }

    /** The location that is said for a table; empty: nothing is. */
    public Optional<String> said(TableName name) {
        return Optional.ofNullable(byNamespace.get(name.namespace())).or(() -> warehouse);
    }

    /**
     * The location of a new table.
     *
     * @param beside where those go for which nothing is said
     * @param catalog a mark of the catalog: others may use the same bucket, for tables of the same names, and none may take
     *     files of another's for its own
     */
    String location(TableName name, Path beside, Supplier<String> catalog) {
        return said(name)
                .map(place -> "%s/%s/%s-%s".formatted(place, name.namespace(), name.name(), catalog.get()))
                .orElseGet(() ->
                        LocalFiles.location(beside.resolve(name.namespace()).resolve(name.name())));
    }
}
