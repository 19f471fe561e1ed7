package dev.floe.iceberg.rest;

import java.net.URI;
import java.util.Map;
import org.apache.iceberg.rest.HTTPHeaders;
import org.apache.iceberg.rest.HTTPRequest;
import org.jspecify.annotations.Nullable;

/** A request as it is before it has its credentials. */
record PlainRequest(
        URI baseUri,
        HTTPMethod method,
        String path,
        Map<String, String> queryParameters,
        HTTPHeaders headers,
        @Nullable Object body)
        implements HTTPRequest {}
