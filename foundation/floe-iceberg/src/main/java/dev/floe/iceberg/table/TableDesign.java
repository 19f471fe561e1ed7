package dev.floe.iceberg.table;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.table.TableLayout;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table is to be like, its columns apart.
 *
 * @param properties Iceberg's own, or any
 */
public record TableDesign(TableLayout layout, SortedMap<String, String> properties) {
    public TableDesign {
        requireNonNull(layout, "layout is null");
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** A design with properties in any order. */
    public static TableDesign of(TableLayout layout, Map<String, String> properties) {
        return new TableDesign(layout, new TreeMap<>(properties));
    }
}
