package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

/**
 * When the product runs.
 *
 * @param cron five fields: minute, hour, day of month, month, day of week
 * @param timezone of the tz database, such as {@code Europe/Berlin}
 */
public record Schedule(String cron, String timezone) {
    public Schedule {
        requireNonNull(cron, "cron is null");
        requireNonNull(timezone, "timezone is null");
    }
}
