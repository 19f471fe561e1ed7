package dev.floe.iceberg.serve;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.CatalogPointers;
import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.storage.StorageFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.BaseMetastoreCatalog;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NamespaceNotEmptyException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.FileIO;

/** The embedded catalog as Iceberg's library wants a catalog to be. */
final class PointerCatalog extends BaseMetastoreCatalog implements SupportsNamespaces {
    private final CatalogPointers pointers;
    private final StorageFactory storages;
    private final TablePlaces places;

    /**
     * @param storages closed with the catalog
     * @param places of new tables
     */
    PointerCatalog(CatalogPointers pointers, StorageFactory storages, TablePlaces places) {
        this.pointers = pointers;
        this.storages = storages;
        this.places = places;
    }

    private static String name(Namespace namespace) {
        return String.join(".", namespace.levels());
    }

    private static Namespace namespace(String name) {
        return Namespace.of(name.split("\\."));
    }

    static TableName name(TableIdentifier table) {
        return new TableName(name(table.namespace()), table.name());
    }

    @Override
    public String name() {
        return "floe";
    }

    @Override
    protected TableOperations newTableOps(TableIdentifier table) {
        return operations(table);
    }

    PointerOperations operations(TableIdentifier table) {
        return new PointerOperations(pointers, name(table), files());
    }

    FileIO files() {
        return new RoutedFiles(storages);
    }

    CatalogPointers pointers() {
        return pointers;
    }

    @Override
    protected String defaultWarehouseLocation(TableIdentifier table) {
        return Optional.ofNullable(pointers.properties(name(table.namespace())).get("location"))
                .map(location -> location + "/" + table.name())
                .orElseGet(() -> pointers.place(name(table), places));
    }

    @Override
    public List<TableIdentifier> listTables(Namespace namespace) {
        check(namespace);
        String name = name(namespace);
        return pointers.tables().stream()
                .filter(table -> table.namespace().equals(name))
                .map(table -> TableIdentifier.of(namespace, table.name()))
                .toList();
    }

    @Override
    public boolean dropTable(TableIdentifier table, boolean purge) {
        PointerOperations operations = operations(table);
        Optional<TableMetadata> last = purge ? Optional.ofNullable(operations.current()) : Optional.empty();
        boolean isDropped = pointers.drop(name(table));
        if (isDropped) {
            last.ifPresent(metadata -> CatalogUtil.dropTableData(operations.io(), metadata));
        }
        return isDropped;
    }

    @Override
    public void renameTable(TableIdentifier from, TableIdentifier to) {
        check(to.namespace());
        if (!pointers.rename(name(from), name(to))) {
            if (pointers.location(name(from)).isEmpty()) {
                throw new NoSuchTableException("Table does not exist: %s", from);
            }
            throw new AlreadyExistsException("Table already exists: %s", to);
        }
    }

    @Override
    public void createNamespace(Namespace namespace, Map<String, String> metadata) {
        if (namespaceExists(namespace)) {
            throw new AlreadyExistsException("Namespace already exists: %s", namespace);
        }
        pointers.setProperties(name(namespace), metadata);
    }

    /** A namespace is there also where only one below it was made. */
    @Override
    public boolean namespaceExists(Namespace namespace) {
        String name = name(namespace);
        return pointers.namespaces().stream().anyMatch(each -> each.equals(name) || each.startsWith(name + "."));
    }

    private void check(Namespace namespace) {
        if (!namespaceExists(namespace)) {
            throw new NoSuchNamespaceException("Namespace does not exist: %s", namespace);
        }
    }

    @Override
    public List<Namespace> listNamespaces(Namespace parent) {
        if (!parent.isEmpty()) {
            check(parent);
        }
        String start = parent.isEmpty() ? "" : name(parent) + ".";
        int levels = parent.length() + 1;
        return pointers.namespaces().stream()
                .filter(each -> each.startsWith(start))
                .map(each -> Namespace.of(
                        List.of(namespace(each).levels()).subList(0, levels).toArray(String[]::new)))
                .distinct()
                .toList();
    }

    @Override
    public Map<String, String> loadNamespaceMetadata(Namespace namespace) {
        check(namespace);
        // Iceberg's own builders ask whether null is a key, which only some maps take.
        return new HashMap<>(pointers.properties(name(namespace)));
    }

    @Override
    public boolean dropNamespace(Namespace namespace) {
        if (!namespaceExists(namespace)) {
            return false;
        }
        if (!listTables(namespace).isEmpty() || !listNamespaces(namespace).isEmpty()) {
            throw new NamespaceNotEmptyException("Namespace is not empty: %s", namespace);
        }
        pointers.dropNamespace(name(namespace));
        return true;
    }

    @Override
    public boolean setProperties(Namespace namespace, Map<String, String> properties) {
        check(namespace);
        pointers.setProperties(name(namespace), properties);
        return true;
    }

    @Override
    public boolean removeProperties(Namespace namespace, Set<String> properties) {
        check(namespace);
        pointers.removeProperties(name(namespace), properties);
        return true;
    }

    @Override
    public void close() {
        try {
            storages.close();
        } finally {
            pointers.close();
        }
    }
}
