package dev.floe.notifications;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.artifact.NotificationChannel;
import java.util.Optional;

/**
 * What became of a message.
 *
 * @param channel its name in the manifest
 * @param findings how many it is about
 * @param tries how often it was tried
 * @param failure why nobody has said that it got there; empty: somebody has
 */
public record Sent(String channel, NotificationChannel.Type type, int findings, int tries, Optional<String> failure) {
    public Sent {
        requireNonNull(channel, "channel is null");
        requireNonNull(type, "type is null");
        requireNonNull(failure, "failure is null");
    }
}
