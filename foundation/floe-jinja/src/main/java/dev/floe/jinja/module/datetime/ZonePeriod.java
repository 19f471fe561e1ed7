package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a zone says of a time.
 *
 * @param offset the distance to UTC in microseconds
 * @param saving what summer time adds, in microseconds; absent where the zone does not say
 * @param name the abbreviation, such as {@code CEST}
 */
record ZonePeriod(long offset, OptionalLong saving, Optional<String> name) {
    ZonePeriod {
        requireNonNull(saving, "saving is null");
        requireNonNull(name, "name is null");
    }
}
