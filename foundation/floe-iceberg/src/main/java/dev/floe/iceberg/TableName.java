package dev.floe.iceberg;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * The name of a table in a catalog.
 *
 * @param namespace such as {@code gold}; one of several levels has dots in it
 */
public record TableName(String namespace, String name) implements Comparable<TableName> {
    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::namespace).thenComparing(TableName::name);

    public TableName {
        requireNonNull(namespace, "namespace is null");
        requireNonNull(name, "name is null");
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** As people write it, {@code gold.orders}. */
    @Override
    public String toString() {
        return namespace + "." + name;
    }
}
