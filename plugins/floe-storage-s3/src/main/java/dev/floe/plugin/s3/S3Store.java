package dev.floe.plugin.s3;

import dev.floe.spi.storage.CredentialsSource;
import dev.floe.spi.storage.ListedObject;
import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import dev.floe.spi.storage.StorageRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Objects in S3. */
final class S3Store implements ObjectStore {
    /** The protocol takes no more keys in one request. */
    private static final int KEYS_AT_A_TIME = 1000;

    private final S3Client client;
    private final Optional<CredentialsSource> credentials;

    private S3Store(S3Client client, Optional<CredentialsSource> credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    static S3Store open(StorageRequest request) {
        return new S3Store(S3Clients.open(request), request.credentials());
    }

    @Override
    public OptionalLong length(String location) {
        S3Location object = S3Location.of(location);
        try {
            return OptionalLong.of(
                    client.headObject(head -> head.bucket(object.bucket()).key(object.key()))
                            .contentLength());
        } catch (SdkException unexplained) {
            // The answer to HEAD has no body, and so does not say why.
            return asked(object);
        }
    }

    private OptionalLong asked(S3Location object) {
        try (ResponseInputStream<GetObjectResponse> answer = get(object, 0, 1)) {
            String range = answer.response().contentRange();
            answer.abort();
            return OptionalLong.of(Long.parseLong(range.substring(range.lastIndexOf('/') + 1)));
        } catch (StorageException refusal) {
            if (refusal.kind() == Kind.NO_OBJECT) {
                return OptionalLong.empty();
            }
            throw refusal;
        } catch (IOException cut) {
            throw new StorageException(Kind.UNREACHABLE, "'" + object + "' cannot be read: " + cut.getMessage(), cut);
        }
    }

    private ResponseInputStream<GetObjectResponse> get(S3Location object, long from, long to) {
        return call(
                object,
                "read",
                () -> client.getObject(
                        get -> get.bucket(object.bucket()).key(object.key()).range("bytes=" + from + "-" + (to - 1))));
    }

    @Override
    public InputStream read(String location, long offset, long length) {
        S3Location object = S3Location.of(location);
        return length == 0
                ? InputStream.nullInputStream()
                : new ResumedStream(offset, length, (from, to) -> get(object, from, to));
    }

    @Override
    public void write(String location, Path file) {
        S3Location object = S3Location.of(location);
        long length = length(file);
        if (length > MultipartUpload.LEAST_BYTES) {
            new MultipartUpload(client, object, file, length, this::upload).run();
        } else {
            upload(
                    object,
                    () -> client.putObject(
                            put -> put.bucket(object.bucket()).key(object.key()), RequestBody.fromFile(file)));
        }
    }

    private <T> T upload(S3Location object, Supplier<T> request) {
        return call(object, "written", request);
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void delete(Collection<String> locations) {
        Map<String, List<S3Location>> byBucket = new TreeMap<>();
        locations.stream().map(S3Location::of).forEach(object -> byBucket.computeIfAbsent(
                        object.bucket(), _ -> new ArrayList<>())
                .add(object));
        byBucket.values().forEach(objects -> {
            for (int i = 0; i < objects.size(); i += KEYS_AT_A_TIME) {
                deleteAtOnce(objects.subList(i, Math.min(i + KEYS_AT_A_TIME, objects.size())));
            }
        });
    }

    private void deleteAtOnce(List<S3Location> objects) {
        S3Location first = objects.getFirst();
        List<ObjectIdentifier> keys = objects.stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
        DeleteObjectsResponse response = call(
                first,
                "deleted",
                () -> client.deleteObjects(delete -> delete.bucket(first.bucket())
                        .delete(all -> all.objects(keys).quiet(true))));
        for (S3Error error : response.errors()) {
            if (!error.code().equals("NoSuchKey")) {
                throw new StorageException(
                        error.code().equals("AccessDenied") ? Kind.DENIED : Kind.OTHER,
                        "'%s' cannot be deleted: %s (%s)"
                                .formatted(first.sibling(error.key()), error.message(), error.code()));
            }
        }
    }

    @Override
    public List<ListedObject> list(String prefix) {
        S3Location start = S3Location.of(prefix);
        return call(
                start,
                "listed",
                () ->
                        client
                                .listObjectsV2Paginator(
                                        list -> list.bucket(start.bucket()).prefix(start.key()))
                                .contents()
                                .stream()
                                .map(found -> new ListedObject(
                                        start.sibling(found.key()).toString(), found.size(), found.lastModified()))
                                .toList());
    }

    /** Sends a request, and once more with other credentials where the store calls these expired. */
    private <T> T call(S3Location object, String verb, Supplier<T> request) {
        String attempt = "'%s' cannot be %s".formatted(object, verb);
        try {
            return request.get();
        } catch (SdkException refusal) {
            if (S3Errors.kind(refusal) != Kind.EXPIRED_CREDENTIALS || credentials.isEmpty()) {
                throw S3Errors.of(attempt, refusal);
            }
        }
        credentials.get().renewed();
        try {
            return request.get();
        } catch (SdkException refusal) {
            throw S3Errors.of(attempt, refusal);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
