package dev.floe.plugin.s3;

import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import dev.floe.spi.storage.StorageRequest;
import dev.floe.spi.value.PropertyValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes a client of the SDK's from what a manifest says. */
final class S3Clients {
    private static final long ATTEMPTS = 6;
    private static final long TIMEOUT_SECONDS = 60;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private S3Clients() {}

    static S3Client open(StorageRequest request) {
        Duration timeout = Duration.ofSeconds(count(request, S3Storage.TIMEOUT, TIMEOUT_SECONDS));
        int attempts = Math.toIntExact(count(request, S3Storage.ATTEMPTS, ATTEMPTS));
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(timeout.compareTo(CONNECT_TIMEOUT) < 0 ? timeout : CONNECT_TIMEOUT)
                        .socketTimeout(timeout))
                .credentialsProvider(credentials(request))
                .forcePathStyle(request.isOn(S3Storage.PATH_STYLE))
                .overrideConfiguration(configuration ->
                        configuration.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(attempts)
                                .build()));
        request.text(S3Storage.REGION).map(Region::of).ifPresent(builder::region);
        request.text(S3Storage.ENDPOINT).map(S3Clients::endpoint).ifPresent(endpoint -> {
            builder.endpointOverride(endpoint);
            // Many stores do not know the checksums that Amazon's have had since 2025.
            builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
            builder.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
            if (request.text(S3Storage.REGION).isEmpty()) {
                builder.region(Region.US_EAST_1);
            }
        });
        try {
            return builder.build();
        } catch (SdkException failure) {
            throw S3Errors.of("The storage 's3' cannot be opened", failure);
        }
    }

    private static AwsCredentialsProvider credentials(StorageRequest request) {
        Optional<AwsCredentialsProvider> given = request.credentials().map(S3Credentials::new);
        return given.orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private static URI endpoint(String text) {
        try {
            URI endpoint = new URI(text);
            if (endpoint.getHost() != null
                    && ("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))) {
                return endpoint;
            }
            throw noEndpoint(text);
        } catch (URISyntaxException noUrl) {
            throw noEndpoint(text);
        }
    }

    private static StorageException noEndpoint(String text) {
        return new StorageException(
                Kind.CONFIGURATION,
                "The endpoint '" + text + "' of the storage is no URL such as https://s3.example.com");
    }

    private static long count(StorageRequest request, String key, long fallback) {
        return request.config().get(key) instanceof PropertyValue.Whole(long count) ? count : fallback;
    }
}
