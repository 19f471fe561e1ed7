package dev.floe.plugin.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import dev.floe.spi.storage.StorageGrant;
import dev.floe.spi.storage.StorageRequest;
import dev.floe.spi.value.PropertyValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plugin makes of manifests and of what catalogs vend. */
final class TestS3Storage {
    private final S3Storage storage = new S3Storage();

    @Test
    void readsWhatACatalogVends() {
        StorageGrant grant = storage.grant(Map.of(
                "s3.endpoint", "https://minio.example.com",
                "s3.path-style-access", "true",
                "client.region", "eu-central-1",
                "s3.access-key-id", "id",
                "s3.secret-access-key", "key",
                "s3.session-token", "token",
                "s3.session-token-expires-at-ms", "1795255200000",
                "write.format.default", "parquet"));
        assertThat(grant.config())
                .containsOnly(
                        Map.entry("endpoint", PropertyValue.of("https://minio.example.com")),
                        Map.entry("path_style", PropertyValue.of(true)),
                        Map.entry("region", PropertyValue.of("eu-central-1")));
        assertThat(grant.credentials().orElseThrow().fields())
                .containsOnly(
                        Map.entry("access_key_id", "id"),
                        Map.entry("secret_access_key", "key"),
                        Map.entry("session_token", "token"));
        assertThat(grant.credentials().orElseThrow().expiration()).hasValue(Instant.ofEpochMilli(1_795_255_200_000L));
    }

    @Test
    void takesHalfOfCredentialsForNone() {
        assertThat(storage.grant(Map.of("s3.access-key-id", "id")).isEmpty()).isTrue();
        assertThat(storage.grant(Map.of("gcs.oauth2.token", "x", "s3.endpoint", ""))
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minio.example.com", "ftp://minio.example.com", "http://", "http://a b"})
    void refusesAnEndpointThatIsNoUrl(String endpoint) {
        StorageRequest request = new StorageRequest(Map.of("endpoint", PropertyValue.of(endpoint)), Optional.empty());
        assertThatThrownBy(() -> storage.open(request))
                .isInstanceOfSatisfying(StorageException.class, refusal -> assertThat(refusal.kind())
                        .isEqualTo(Kind.CONFIGURATION))
                .hasMessage("The endpoint '" + endpoint + "' of the storage is no URL such as https://s3.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tmp/a", "gs://lake/a", "s3:/lake", "s3://"})
    void refusesWhatIsNoLocation(String location) {
        StorageRequest request =
                new StorageRequest(Map.of("endpoint", PropertyValue.of("http://127.0.0.1:1")), Optional.empty());
        try (var store = storage.open(request)) {
            assertThatThrownBy(() -> store.list(location))
                    .hasMessage("'" + location + "' is no location of S3, such as s3://bucket/directory");
        }
    }
}
