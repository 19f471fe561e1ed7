package dev.floe.iceberg.table;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.table.TableLayout;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table is to be like, its columns apart.
 *
 * @param properties Iceberg's own, or any
 * @param location below which its files are to be; empty: where they are, or where the catalog wants them
 */
public record TableDesign(TableLayout layout, SortedMap<String, String> properties, Optional<String> location) {
    public TableDesign {
        requireNonNull(layout, "layout is null");
        requireNonNull(location, "location is null");
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }
}
