package dev.floe.notifications;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.artifact.NotificationChannel;
import java.util.Map;

/**
 * A channel with what is needed to reach it.
 *
 * @param name in the manifest
 * @param secrets the fields of its secret
 */
public record ChannelAccess(String name, NotificationChannel channel, Map<String, String> secrets) {
    public ChannelAccess {
        requireNonNull(name, "name is null");
        requireNonNull(channel, "channel is null");
        secrets = Map.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return name + " (" + channel.type() + ")";
    }
}
