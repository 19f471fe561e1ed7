package dev.floe.testing.storage;

import dev.floe.plugin.s3.S3Plugin;
import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageRequest;
import dev.floe.testing.AbstractObjectStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class TestS3Contract extends AbstractObjectStoreContract {
    @TempDir
    private static Path directory;

    private static S3Server server;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(directory, "lake");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected ObjectStore open() {
        return new S3Plugin()
                .storages()
                .getFirst()
                .open(new StorageRequest(server.config(), Optional.of(S3Server.credentials())));
    }

    @Override
    protected String place() {
        return "s3://lake/tables";
    }

    @Override
    protected String placeWithoutBucket() {
        return "s3://no-such-bucket";
    }
}
