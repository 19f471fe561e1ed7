package dev.floe.iceberg.storage;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.storage.CredentialsSource;
import dev.floe.spi.storage.StorageCredentials;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Credentials that are asked for anew some time before they end, so that no request is on its way when they do. */
public final class RenewedCredentials implements CredentialsSource {
    /** A part of a file is on its way for less than that. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Supplier<StorageCredentials> asking;
    private final InstantSource clock;
    private Optional<StorageCredentials> known;
    private Duration ahead = AHEAD;

    private RenewedCredentials(
            Optional<StorageCredentials> known, Supplier<StorageCredentials> asking, InstantSource clock) {
        this.known = requireNonNull(known, "known is null");
        this.asking = requireNonNull(asking, "asking is null");
        this.clock = requireNonNull(clock, "clock is null");
        known.ifPresent(this::take);
    }

    /** Credentials that are asked for when the first are needed. */
    public static RenewedCredentials from(Supplier<StorageCredentials> asking, InstantSource clock) {
        return new RenewedCredentials(Optional.empty(), asking, clock);
    }

    /** Credentials of which the first are known. */
    static RenewedCredentials after(
            StorageCredentials first, Supplier<StorageCredentials> asking, InstantSource clock) {
        return new RenewedCredentials(Optional.of(first), asking, clock);
    }

    @Override
    public synchronized StorageCredentials current() {
        return known.filter(this::isGood).orElseGet(this::renewed);
    }

    private boolean isGood(StorageCredentials credentials) {
        return credentials
                .expiration()
                .map(end -> clock.instant().plus(ahead).isBefore(end))
                .orElse(true);
    }

    @Override
    public synchronized StorageCredentials renewed() {
        return take(asking.get());
    }

    /** Credentials that live shorter than that are asked for anew after half their life, and not before each request. */
    private StorageCredentials take(StorageCredentials credentials) {
        Duration life = credentials
                .expiration()
                .map(end -> Duration.between(clock.instant(), end))
                .orElse(AHEAD);
        ahead = life.dividedBy(2).compareTo(AHEAD) < 0 ? life.dividedBy(2) : AHEAD;
        known = Optional.of(credentials);
        return credentials;
    }
}
