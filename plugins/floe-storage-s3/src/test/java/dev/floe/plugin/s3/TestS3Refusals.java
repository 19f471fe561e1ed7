package dev.floe.plugin.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.floe.spi.storage.CredentialsSource;
import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageCredentials;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import dev.floe.spi.storage.StorageRequest;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the plugin says where a server refuses, or none is there. */
final class TestS3Refusals {
    private static final String LOCATION = "s3://lake/orders/1.parquet";

    @TempDir
    private Path directory;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private int status;
    private String code = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::refuse);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void refuse(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] text = "<Error><Code>%s</Code><Message>It says no</Message></Error>"
                    .formatted(code)
                    .getBytes(StandardCharsets.UTF_8);
            boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, hasBody ? text.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(text);
            }
        }
    }

    private ObjectStore open(Map<String, String> credentials) {
        StorageCredentials fixed = new StorageCredentials(credentials, Optional.empty());
        return new S3Storage()
                .open(new StorageRequest(
                        Map.of(
                                "endpoint",
                                        PropertyValue.of("http://127.0.0.1:"
                                                + server.getAddress().getPort()),
                                "path_style", PropertyValue.of(true),
                                "attempts", PropertyValue.of(2),
                                "timeout_seconds", PropertyValue.of(5)),
                        Optional.of(new CredentialsSource() {
                            @Override
                            public StorageCredentials current() {
                                return fixed;
                            }

                            @Override
                            public StorageCredentials renewed() {
                                return fixed;
                            }
                        })));
    }

    private ObjectStore open() {
        return open(Map.of("access_key_id", "id", "secret_access_key", "key"));
    }

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchBucket, NO_BUCKET",
        "403, AccessDenied, DENIED",
        "403, InvalidAccessKeyId, WRONG_CREDENTIALS",
        "403, SignatureDoesNotMatch, WRONG_CREDENTIALS",
        "400, ExpiredToken, EXPIRED_CREDENTIALS",
        "403, RequestTimeTooSkewed, CLOCK_SKEW",
        "301, PermanentRedirect, WRONG_REGION",
        "400, AuthorizationHeaderMalformed, WRONG_REGION",
        "503, SlowDown, UNREACHABLE",
        "500, InternalError, UNREACHABLE",
        "400, EntityTooLarge, OTHER"
    })
    void saysWhyTheStoreRefuses(int answer, String error, Kind kind) throws IOException {
        status = answer;
        code = error;
        Path file = Files.writeString(directory.resolve("file"), "rows");
        try (ObjectStore store = open()) {
            for (StorageException refusal : List.of(
                    catchThrowableOfType(StorageException.class, () -> store.write(LOCATION, file)),
                    catchThrowableOfType(StorageException.class, () -> store.length(LOCATION)),
                    catchThrowableOfType(StorageException.class, () -> store.list(LOCATION)))) {
                assertThat(refusal.kind()).isEqualTo(kind);
                assertThat(refusal)
                        .hasMessageMatching(
                                "'s3://lake/orders/1.parquet' cannot be (written|read|listed): It says no \\(" + error
                                        + "\\)");
            }
        }
    }

    @Test
    void triesAsOftenAsItIsTold() throws IOException {
        status = 503;
        code = "SlowDown";
        Path file = Files.writeString(directory.resolve("file"), "rows");
        try (ObjectStore store = open()) {
            assertThatThrownBy(() -> store.write(LOCATION, file)).isInstanceOf(StorageException.class);
        }
        assertThat(requests).hasValue(2);
    }

    @Test
    void saysThatNobodyAnswers() {
        server.stop(0);
        try (ObjectStore store = open()) {
            StorageException refusal = catchThrowableOfType(StorageException.class, () -> store.list(LOCATION));
            assertThat(refusal.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(refusal)
                    .hasMessage("'s3://lake/orders/1.parquet' cannot be listed: ConnectException: Connection refused");
        }
    }

    @Test
    void saysThatCredentialsAreNotComplete() {
        try (ObjectStore store = open(Map.of("access_key_id", "id"))) {
            StorageException refusal = catchThrowableOfType(StorageException.class, () -> store.list(LOCATION));
            assertThat(refusal.kind()).isEqualTo(Kind.NO_CREDENTIALS);
            assertThat(refusal).hasMessage("The credentials of the storage have no field 'secret_access_key'");
        }
    }
}
