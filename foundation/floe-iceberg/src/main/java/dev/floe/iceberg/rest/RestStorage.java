package dev.floe.iceberg.rest;

import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.iceberg.storage.TableStorage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.iceberg.rest.credentials.Credential;
import org.apache.iceberg.rest.responses.LoadTableResponse;

/** Reads out of a catalog's answer how to get at the files of a table. */
final class RestStorage {
    private RestStorage() {}

    static TableStorage of(LoadTableResponse answer, StorageFactory storages, Supplier<Map<String, String>> refreshed) {
        return storages.forTable(answer.tableMetadata().location(), config(answer), refreshed);
    }

    /** What the catalog says of a table's storage; credentials of the longest prefix of its location are those that count. */
    static Map<String, String> config(LoadTableResponse answer) {
        Map<String, String> config = new HashMap<>(answer.config());
        String location = answer.tableMetadata().location();
        answer.credentials().stream()
                .filter(credential -> location.startsWith(credential.prefix()))
                .max(Comparator.comparingInt(credential -> credential.prefix().length()))
                .map(Credential::config)
                .ifPresent(config::putAll);
        return config;
    }
}
