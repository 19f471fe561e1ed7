package dev.floe.iceberg.serve;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.rest.RESTRequest;
import org.apache.iceberg.rest.RESTUtil;

/**
 * A request that has found its route.
 *
 * @param path what stands for the names in the route's path, still encoded
 * @param query decoded
 */
record Call(Map<String, String> path, Map<String, String> query, String body, RestJson json) {
    static final String SEPARATOR = "%1F";

    Namespace namespace() {
        return RESTUtil.decodeNamespaceAsPathSegment(segment("namespace"), SEPARATOR);
    }

    TableIdentifier table() {
        return TableIdentifier.of(namespace(), RESTUtil.decodePathSegment(segment("table")));
    }

    private String segment(String name) {
        return requireNonNull(path.get(name), "The route has no such part");
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    <T extends RESTRequest> T request(Class<T> type) {
        return json.read(body, type);
    }
}
