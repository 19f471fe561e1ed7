package dev.floe.plugin.s3;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what a refusal of the SDK or the store means. */
final class S3Errors {
    private static final Set<String> WRONG_CREDENTIALS =
            Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "InvalidClientTokenId");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "TokenRefreshRequired", "ExpiredTokenException");
    private static final Set<String> SKEWED = Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");
    private static final Set<String> WRONG_REGION = Set.of(
            "PermanentRedirect",
            "TemporaryRedirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException");

    private S3Errors() {}

    /** @param attempt what was tried, such as {@code 's3://b/k' cannot be read} */
    static RuntimeException of(String attempt, SdkException failure) {
        // What floe itself has to say where the SDK asks for credentials stays as it is.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FloeException || cause instanceof StorageException) {
                return (RuntimeException) cause;
            }
        }
        return new StorageException(kind(failure), attempt + ": " + reason(failure), failure);
    }

    static Kind kind(SdkException failure) {
        if (failure instanceof AwsServiceException refused) {
            return kind(code(refused), refused.statusCode());
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unable to load credentials")) {
            return Kind.NO_CREDENTIALS;
        }
        if (message.contains("Unable to load region")) {
            return Kind.CONFIGURATION;
        }
        return hasCause(failure) ? Kind.UNREACHABLE : Kind.OTHER;
    }

    private static Kind kind(String code, int status) {
        if (code.equals("NoSuchKey")) {
            return Kind.NO_OBJECT;
        }
        if (code.equals("NoSuchBucket") || code.equals("InvalidBucketName")) {
            return Kind.NO_BUCKET;
        }
        if (WRONG_CREDENTIALS.contains(code)) {
            return Kind.WRONG_CREDENTIALS;
        }
        if (EXPIRED.contains(code)) {
            return Kind.EXPIRED_CREDENTIALS;
        }
        if (SKEWED.contains(code)) {
            return Kind.CLOCK_SKEW;
        }
        if (WRONG_REGION.contains(code) || status == 301) {
            return Kind.WRONG_REGION;
        }
        if (status == 403 || status == 401) {
            return Kind.DENIED;
        }
        if (status >= 500 || status == 429) {
            return Kind.UNREACHABLE;
        }
        return status == 404 ? Kind.NO_OBJECT : Kind.OTHER;
    }

    private static boolean hasCause(SdkException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static String code(AwsServiceException refused) {
        return Optional.ofNullable(refused.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    private static String reason(SdkException failure) {
        if (failure instanceof AwsServiceException refused) {
            if (code(refused).equals("InvalidRange")) {
                return "it has fewer bytes than its table says";
            }
            String message = Optional.ofNullable(refused.awsErrorDetails())
                    .map(AwsErrorDetails::errorMessage)
                    .orElse("the store answers with status " + refused.statusCode());
            return code(refused).isEmpty() ? message : message + " (" + code(refused) + ")";
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String name = root instanceof SdkException ? "" : root.getClass().getSimpleName() + ": ";
        return name + root.getMessage();
    }
}
