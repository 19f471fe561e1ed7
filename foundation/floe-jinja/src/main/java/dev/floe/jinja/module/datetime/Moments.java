package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Converts between points in time and times on a clock. */
final class Moments {
    private Moments() {}

    /** A time that many microseconds later. */
    static LocalDateTime plus(LocalDateTime time, BigInteger micros) {
        BigInteger[] parts = micros.divideAndRemainder(DeltaValue.MICROS_A_DAY);
        return Fields.requireInRange(
                time.plusDays(parts[0].longValueExact()).plus(parts[1].longValueExact(), ChronoUnit.MICROS));
    }

    /** The time in UTC; one without a zone is meant in its home. */
    static LocalDateTime utc(DateTimeValue value) {
        if (value.zone().isPresent()) {
            return value.utc();
        }
        return value.time()
                .atZone(value.home())
                .withZoneSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
    }

    /** The time of a zone at a point of UTC. */
    static DateTimeValue atUtc(DateTimeValue like, LocalDateTime utc, ZoneValue zone) {
        return atUtc(utc, zone, like.home());
    }

    static DateTimeValue atUtc(LocalDateTime utc, ZoneValue zone, ZoneId home) {
        ZoneValue period = zone.at(utc);
        LocalDateTime time = utc.plus(period.period().offset(), ChronoUnit.MICROS);
        return new DateTimeValue(Fields.requireInRange(time), Optional.of(period), home);
    }

    /** The offset that the home has at a point of UTC, with its name. */
    static OffsetZone home(LocalDateTime utc, ZoneId home) {
        var time = utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(home);
        String name = home.normalized().equals(ZoneOffset.UTC)
                ? "UTC"
                : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
        return new OffsetZone(time.getOffset().getTotalSeconds() * 1_000_000L, Optional.of(name));
    }

    /** The time in UTC that many seconds after 1970. */
    static LocalDateTime ofSeconds(BigDecimal seconds) {
        BigInteger micros =
                seconds.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
        if (micros.bitLength() > 62) {
            throw TemplateException.of(ErrorKind.OVERFLOW, "timestamp out of range for platform time_t");
        }
        LocalDateTime time =
                LocalDateTime.ofInstant(Instant.EPOCH.plus(micros.longValueExact(), ChronoUnit.MICROS), ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw TemplateException.value("year " + time.getYear() + " is out of range");
        }
        return time;
    }

    /** The seconds since 1970. */
    static double toSeconds(DateTimeValue value) {
        LocalDateTime utc = utc(value);
        long micros = ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), utc);
        return BigDecimal.valueOf(micros, 6).doubleValue();
    }
}
