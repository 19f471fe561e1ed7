package dev.floe.iceberg.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.storage.StorageCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TestRenewedCredentials {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();

    private RenewedCredentials living(Optional<Duration> life) {
        return RenewedCredentials.from(
                () -> new StorageCredentials(
                        Map.of("session_token", "token-" + asked.incrementAndGet()),
                        life.map(duration -> now.get().plus(duration))),
                now::get);
    }

    private void pass(Duration duration) {
        now.updateAndGet(time -> time.plus(duration));
    }

    @Test
    void areAskedForWhenTheyAreNeeded() {
        RenewedCredentials credentials = living(Optional.empty());
        assertThat(asked).hasValue(0);
        assertThat(credentials.current().field("session_token")).hasValue("token-1");
        pass(Duration.ofDays(1));
        assertThat(credentials.current().field("session_token")).hasValue("token-1");
        assertThat(credentials.renewed().field("session_token")).hasValue("token-2");
        assertThat(credentials.current().field("session_token")).hasValue("token-2");
    }

    @Test
    void areAskedForAnewBeforeTheyEnd() {
        RenewedCredentials credentials = living(Optional.of(Duration.ofHours(1)));
        credentials.current();
        pass(Duration.ofMinutes(54));
        assertThat(credentials.current().field("session_token")).hasValue("token-1");
        pass(Duration.ofMinutes(2));
        assertThat(credentials.current().field("session_token")).hasValue("token-2");
    }

    @Test
    void areNotAskedForBeforeEachRequestWhereTheyLiveShortly() {
        RenewedCredentials credentials = living(Optional.of(Duration.ofMinutes(4)));
        credentials.current();
        pass(Duration.ofSeconds(100));
        credentials.current();
        assertThat(asked).hasValue(1);
        pass(Duration.ofSeconds(30));
        credentials.current();
        assertThat(asked).hasValue(2);
    }

    @Test
    void showNothing() {
        assertThat(living(Optional.empty()).current()).hasToString("StorageCredentials[[session_token]]");
    }
}
