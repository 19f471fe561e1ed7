package dev.floe.testing.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays the service that gives temporary credentials, and the catalog that hands them on. */
final class TokenVendor {
    private final StoreGate gate;
    private final InstantSource clock;
    private final Duration life;
    private final AtomicInteger given = new AtomicInteger();

    TokenVendor(StoreGate gate, InstantSource clock, Duration life) {
        this.gate = gate;
        this.clock = clock;
        this.life = life;
    }

    /** The properties that a REST catalog gives with a table. */
    Map<String, String> properties() {
        String token = "token-" + given.incrementAndGet();
        gate.letIn(token);
        Instant end = clock.instant().plus(life);
        return Map.of(
                "s3.endpoint",
                gate.endpoint(),
                "s3.path-style-access",
                "true",
                "client.region",
                "eu-central-1",
                "s3.access-key-id",
                S3Server.KEY,
                "s3.secret-access-key",
                S3Server.SECRET,
                "s3.session-token",
                token,
                "s3.session-token-expires-at-ms",
                Long.toString(end.toEpochMilli()));
    }

    int given() {
        return given.get();
    }
}
