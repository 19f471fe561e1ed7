package dev.floe.plugin.s3;

import dev.floe.spi.storage.CredentialsSource;
import dev.floe.spi.storage.StorageCredentials;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Hands the SDK floe's credentials, which it asks for before each request. */
record S3Credentials(CredentialsSource source) implements AwsCredentialsProvider {
    @Override
    public AwsCredentials resolveCredentials() {
        StorageCredentials current = source.current();
        String id = field(current, S3Storage.ACCESS_KEY_ID);
        String secret = field(current, S3Storage.SECRET_ACCESS_KEY);
        Optional<String> token = current.field(S3Storage.SESSION_TOKEN);
        return token.isPresent()
                ? AwsSessionCredentials.create(id, secret, token.get())
                : AwsBasicCredentials.create(id, secret);
    }

    private static String field(StorageCredentials credentials, String name) {
        return credentials
                .field(name)
                .orElseThrow(() -> new StorageException(
                        Kind.NO_CREDENTIALS, "The credentials of the storage have no field '" + name + "'"));
    }
}
