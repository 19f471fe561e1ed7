package dev.floe.plugin.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Writes a long file in parts, several at a time. The object is there when all of them are, and not before. */
final class MultipartUpload {
    /** Shorter files go in one request. */
    static final long LEAST_BYTES = 32L << 20;

    private static final long PART_BYTES = 16L << 20;
    private static final long MOST_PARTS = 10_000;
    private static final int PARTS_AT_A_TIME = 4;
    private static final String MEDIA_TYPE = "application/octet-stream";

    private final S3Client client;
    private final S3Location object;
    private final Path file;
    private final long length;
    private final Calling calling;

    /** Sends a request for an object, and says what its refusal means. */
    @FunctionalInterface
    interface Calling {
        <T> T call(S3Location object, Supplier<T> request);
    }

    MultipartUpload(S3Client client, S3Location object, Path file, long length, Calling calling) {
        this.client = client;
        this.object = object;
        this.file = file;
        this.length = length;
        this.calling = calling;
    }

    void run() {
        String id = calling.call(object, () -> client.createMultipartUpload(
                        create -> create.bucket(object.bucket()).key(object.key()))
                .uploadId());
        try {
            List<CompletedPart> parts = parts(id);
            calling.call(
                    object,
                    () -> client.completeMultipartUpload(complete -> complete.bucket(object.bucket())
                            .key(object.key())
                            .uploadId(id)
                            .multipartUpload(all -> all.parts(parts))));
        } catch (RuntimeException failure) {
            abort(id);
            throw failure;
        }
    }

    private List<CompletedPart> parts(String id) {
        long partBytes = Math.max(PART_BYTES, Math.ceilDiv(length, MOST_PARTS));
        List<Callable<CompletedPart>> uploads = new ArrayList<>();
        for (long offset = 0; offset < length; offset += partBytes) {
            long from = offset;
            long bytes = Math.min(partBytes, length - offset);
            int number = uploads.size() + 1;
            uploads.add(() -> part(id, number, from, bytes));
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(
                PARTS_AT_A_TIME, Thread.ofVirtual().name("upload ", 0).factory())) {
            List<Future<CompletedPart>> running =
                    uploads.stream().map(workers::submit).toList();
            try {
                List<CompletedPart> done = new ArrayList<>();
                for (Future<CompletedPart> part : running) {
                    done.add(part.get());
                }
                return done;
            } catch (ExecutionException failure) {
                workers.shutdownNow();
                if (failure.getCause() instanceof RuntimeException refusal) {
                    throw refusal;
                }
                throw new IllegalStateException(failure.getCause());
            } catch (InterruptedException interrupted) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw new CancellationException("The upload of '" + object + "' was interrupted");
            }
        }
    }

    private CompletedPart part(String id, int number, long offset, long bytes) {
        String tag = calling.call(object, () -> client.uploadPart(
                        part -> part.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(id)
                                .partNumber(number)
                                .contentLength(bytes),
                        RequestBody.fromContentProvider(
                                ContentStreamProvider.fromInputStreamSupplier(() -> open(offset, bytes)),
                                bytes,
                                MEDIA_TYPE))
                .eTag());
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    /** Opened anew for each attempt. */
    private InputStream open(long offset, long bytes) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(offset);
            return new LimitedStream(Channels.newInputStream(channel), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void abort(String id) {
        try {
            client.abortMultipartUpload(
                    abort -> abort.bucket(object.bucket()).key(object.key()).uploadId(id));
        } catch (SdkException leftThere) {
            // Nobody sees the parts; a rule of the bucket's on unfinished uploads removes them.
        }
    }
}
