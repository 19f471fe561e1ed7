package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.floe.spi.storage.ListedObject;
import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does. */
public abstract class AbstractObjectStoreContract {
    @TempDir
    private Path directory;

    private ObjectStore store;
    private String place;

    /** Opens a store that {@link #place} is in. */
    protected abstract ObjectStore open();

    /** A location of a bucket or a directory in it, without a slash at its end. */
    protected abstract String place();

    /** A location in a bucket that is not there. */
    protected abstract String placeWithoutBucket();

    @BeforeEach
    final void openStore() {
        place = place() + "/" + UUID.randomUUID();
        store = open();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve(UUID.randomUUID().toString()), content);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private byte[] read(String location, long offset, long length) throws IOException {
        try (InputStream stream = store.read(location, offset, length)) {
            return stream.readAllBytes();
        }
    }

    private static StorageException refusal(ThrowingCallable call) {
        StorageException refusal = catchThrowableOfType(StorageException.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    @Test
    final void givesBackWhatWasWritten() throws IOException {
        for (int length : new int[] {0, 1, 1000, 3 << 20}) {
            byte[] content = bytes(length);
            String location = place + "/of " + length + " bytes";
            store.write(location, file(content));
            assertThat(store.length(location)).hasValue(length);
            assertThat(read(location, 0, length)).isEqualTo(content);
        }
    }

    @Test
    final void givesBackLongFiles() throws IOException {
        byte[] content = bytes((40 << 20) + 17);
        String location = place + "/long.parquet";
        store.write(location, file(content));
        assertThat(store.length(location)).hasValue(content.length);
        assertThat(read(location, 0, content.length)).isEqualTo(content);
    }

    @Test
    final void readsParts() throws IOException {
        byte[] content = bytes(100_000);
        String location = place + "/parts";
        store.write(location, file(content));
        assertThat(read(location, 0, 10)).isEqualTo(Arrays.copyOf(content, 10));
        assertThat(read(location, 99_990, 10)).isEqualTo(Arrays.copyOfRange(content, 99_990, 100_000));
        assertThat(read(location, 5, 0)).isEmpty();
        try (InputStream stream = store.read(location, 50_000, 50_000)) {
            assertThat(stream.readNBytes(3)).isEqualTo(Arrays.copyOfRange(content, 50_000, 50_003));
        }
    }

    @Test
    final void replacesWhatIsThere() throws IOException {
        store.write(place + "/twice", file(bytes(10)));
        store.write(place + "/twice", file(bytes(20)));
        assertThat(read(place + "/twice", 0, 20)).isEqualTo(bytes(20));
        assertThat(store.length(place + "/twice")).hasValue(20);
    }

    @Test
    final void saysThatNothingIsThere() {
        String location = place + "/nothing";
        assertThat(store.length(location)).isEmpty();
        StorageException refusal = refusal(() -> read(location, 0, 1));
        assertThat(refusal.kind()).isEqualTo(Kind.NO_OBJECT);
        assertThat(refusal).hasMessageContaining("'" + location + "' cannot be read");
    }

    @Test
    final void saysThatThereIsNoBucket() throws IOException {
        String location = placeWithoutBucket() + "/key";
        Path file = file(bytes(1));
        List<StorageException> refusals = List.of(
                refusal(() -> store.length(location)),
                refusal(() -> read(location, 0, 1)),
                refusal(() -> store.write(location, file)),
                refusal(() -> store.list(location)));
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(Kind.NO_BUCKET);
            assertThat(refusal).hasMessageContaining("'" + location + "'");
        });
    }

    @Test
    final void listsWhatIsBelow() throws IOException {
        for (String name : List.of("a/1", "a/2/x", "b/1", "a b/ä=1,+%20")) {
            store.write(place + "/" + name, file(name.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(store.list(place + "/a/"))
                .extracting(ListedObject::location, ListedObject::bytes)
                .containsExactly(tuple(place + "/a/1", 3L), tuple(place + "/a/2/x", 5L));
        assertThat(store.list(place + "/"))
                .extracting(ListedObject::location)
                .containsExactlyInAnyOrder(place + "/a/1", place + "/a/2/x", place + "/b/1", place + "/a b/ä=1,+%20");
        assertThat(store.list(place + "/c")).isEmpty();
    }

    /** Stores know seconds, and their clocks need not be this machine's to the minute. */
    @Test
    final void saysWhenObjectsWereWritten() throws IOException {
        store.write(place + "/now", file(bytes(1)));
        assertThat(store.list(place + "/now")).singleElement().satisfies(object -> assertThat(object.written())
                .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES)));
    }

    @Test
    final void deletesManyAndPassesOverOthers() throws IOException {
        Path file = file(bytes(1));
        List<String> named =
                IntStream.range(0, 1_100).mapToObj(i -> place + "/many/" + i).toList();
        List<String> there = List.of(named.getFirst(), named.get(999), named.get(1_000), named.getLast());
        there.forEach(location -> store.write(location, file));
        store.write(place + "/manyfold", file);
        assertThat(store.list(place + "/many/")).hasSize(there.size());
        store.delete(named);
        assertThat(store.list(place + "/many"))
                .extracting(ListedObject::location)
                .containsExactly(place + "/manyfold");
    }

    @Test
    final void closesTwice() {
        ObjectStore other = open();
        other.close();
        assertThatCode(other::close).doesNotThrowAnyException();
    }
}
