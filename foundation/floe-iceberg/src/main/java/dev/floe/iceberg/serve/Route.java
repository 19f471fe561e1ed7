package dev.floe.iceberg.serve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the server does for requests of one kind.
 *
 * @param path below {@code /v1/}, such as {@code namespaces/{namespace}/tables}
 * @param work gives the body of the answer; empty: it has none
 */
record Route(String method, String path, Function<Call, Optional<?>> work) {
    /** What the path of a request has for the names in this one's; empty: it is not for this route. */
    Optional<Map<String, String>> match(String askedMethod, String askedPath) {
        List<String> wanted = List.of(path.split("/"));
        List<String> asked = List.of(askedPath.split("/"));
        if (!method.equals(askedMethod) || wanted.size() != asked.size()) {
            return Optional.empty();
        }
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String part = wanted.get(i);
            if (part.startsWith("{")) {
                found.put(part.substring(1, part.length() - 1), asked.get(i));
            } else if (!part.equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /** As the protocol names it. */
    String endpoint() {
        return method + " /v1/{prefix}/" + path;
    }
}
