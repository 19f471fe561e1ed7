package dev.floe.plugin.s3;

import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageCredentials;
import dev.floe.spi.storage.StorageGrant;
import dev.floe.spi.storage.StoragePlugin;
import dev.floe.spi.storage.StorageRequest;
import dev.floe.spi.value.PropertyValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps tables in S3. No class of the SDK is loaded before a store is opened. */
final class S3Storage implements StoragePlugin {
    static final String ENDPOINT = "endpoint";
    static final String REGION = "region";
    static final String PATH_STYLE = "path_style";
    static final String ATTEMPTS = "attempts";
    static final String TIMEOUT = "timeout_seconds";
    static final String ACCESS_KEY_ID = "access_key_id";
    static final String SECRET_ACCESS_KEY = "secret_access_key";
    static final String SESSION_TOKEN = "session_token";

    /** What Iceberg calls the fields of credentials. */
    private static final Map<String, String> CREDENTIALS = Map.of(
            "s3.access-key-id", ACCESS_KEY_ID,
            "s3.secret-access-key", SECRET_ACCESS_KEY,
            "s3.session-token", SESSION_TOKEN);

    private static final String EXPIRATION = "s3.session-token-expires-at-ms";

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public List<String> schemes() {
        return List.of("s3", "s3a", "s3n");
    }

    @Override
    public List<ComputeSetting> settings() {
        return List.of(
                ComputeSetting.text(ENDPOINT, "URL of a store that is not Amazon's, such as https://minio.example.com"),
                ComputeSetting.text(
                        REGION, "Region of the buckets (default us-east-1 with an endpoint, else the SDK's)"),
                ComputeSetting.truth(
                        PATH_STYLE, "Whether buckets stand in the path and not in the host name (default false)"),
                ComputeSetting.count(ATTEMPTS, "How often a request is tried in all (default 6)"),
                ComputeSetting.count(
                        TIMEOUT, "Seconds without an answer after which a request has failed (default 60)"));
    }

    @Override
    public StorageGrant grant(Map<String, String> properties) {
        Map<String, PropertyValue> config = new LinkedHashMap<>();
        text(properties, "s3.endpoint").ifPresent(value -> config.put(ENDPOINT, PropertyValue.of(value)));
        text(properties, "client.region")
                .or(() -> text(properties, "s3.region"))
                .ifPresent(value -> config.put(REGION, PropertyValue.of(value)));
        text(properties, "s3.path-style-access")
                .ifPresent(value -> config.put(PATH_STYLE, PropertyValue.of(Boolean.parseBoolean(value))));
        Map<String, String> fields = new LinkedHashMap<>();
        CREDENTIALS.forEach((key, field) -> text(properties, key).ifPresent(value -> fields.put(field, value)));
        return new StorageGrant(
                config,
                fields.containsKey(ACCESS_KEY_ID) && fields.containsKey(SECRET_ACCESS_KEY)
                        ? Optional.of(new StorageCredentials(fields, expiration(properties)))
                        : Optional.empty());
    }

    private static Optional<Instant> expiration(Map<String, String> properties) {
        return text(properties, EXPIRATION)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .map(Instant::ofEpochMilli);
    }

    private static Optional<String> text(Map<String, String> properties, String key) {
        return Optional.ofNullable(properties.get(key)).filter(text -> !text.isEmpty());
    }

    @Override
    public ObjectStore open(StorageRequest request) {
        return S3Store.open(request);
    }
}
