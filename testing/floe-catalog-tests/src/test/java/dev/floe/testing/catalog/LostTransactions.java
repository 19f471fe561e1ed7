package dev.floe.testing.catalog;

import dev.floe.iceberg.storage.LocalFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableCommit;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.types.Types;

/**
 * Counts the transactions that a REST catalog says it has committed and has not, where several come in at a time. Nothing of floe
 * is in it: the client is Iceberg's, and each transaction sets one property of its own on a table, which no other contradicts.
 */
final class LostTransactions {
    private static final int WRITERS = 8;
    private static final int EACH = 25;

    private LostTransactions() {}

    /**
     * Prints the count.
     *
     * @param arguments the catalog's address, and further properties of the client such as {@code token=...}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Map<String, String> properties =
                new HashMap<>(Map.of("uri", arguments[0], "io-impl", LocalFiles.class.getName()));
        for (int i = 1; i < arguments.length; i++) {
            String[] pair = arguments[i].split("=", 2);
            properties.put(pair[0], pair[1]);
        }
        try (RESTCatalog catalog = new RESTCatalog()) {
            catalog.initialize("other", properties);
            Namespace namespace =
                    Namespace.of("t" + UUID.randomUUID().toString().substring(0, 8));
            catalog.createNamespace(namespace);
            TableIdentifier table = TableIdentifier.of(namespace, "shared");
            catalog.createTable(table, new Schema(Types.NestedField.optional(1, "id", Types.LongType.get())));
            AtomicInteger committed = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            InParallel.run(WRITERS, writer -> {
                for (int i = 0; i < EACH; i++) {
                    (isCommitted(catalog, table, "own." + writer + "." + i) ? committed : refused).incrementAndGet();
                }
            });
            long kept = catalog.loadTable(table).properties().keySet().stream()
                    .filter(name -> name.startsWith("own."))
                    .count();
            System.out.printf(
                    "%d transactions: %d refused, %d answered with success, %d of these lost%n",
                    WRITERS * EACH, refused.get(), committed.get(), committed.get() - kept);
        }
    }

    private static boolean isCommitted(RESTCatalog catalog, TableIdentifier table, String property) {
        TableMetadata base =
                ((HasTableOperations) catalog.loadTable(table)).operations().current();
        TableMetadata next = TableMetadata.buildFrom(base)
                .setProperties(Map.of(property, "set"))
                .build();
        try {
            catalog.commitTransaction(TableCommit.create(table, base, next));
            return true;
        } catch (CommitFailedException refusal) {
            return false;
        }
    }
}
