package dev.floe.dbt.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates with times of ISO 8601, with a {@code T} between them. */
final class IsoDateTimeText {
    private static final String FRACTION = "(?:[,.][0-9]+)?";
    private static final Pattern TIME = Pattern.compile("(?<hour>[0-9]{2}"
            + "(?:(?<colon>:?)(?<minute>[0-9]{2}(?:\\k<colon>(?<second>[0-9]{2}" + FRACTION + ")|" + FRACTION + "))"
            + "|" + FRACTION + "))"
            + "(?<zone>Z|(?<sign>[+-])(?<zoneHours>[0-9]{2})(?::?(?<zoneMinutes>[0-9]{2}))?)?");
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private IsoDateTimeText() {}

    static Optional<Moment> read(String text) {
        String[] parts = text.split("T", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(parts[1]);
        if (!time.matches()) {
            return Optional.empty();
        }
        return IsoDateText.read(parts[0]).flatMap(date -> {
            try {
                return Optional.of(new Moment(date.atTime(time(time)), zone(time)));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        });
    }

    private static LocalTime time(Matcher match) {
        String hourText = match.group("hour").split(":", 2)[0];
        if (match.group("minute") == null) {
            return ofHours(decimal(hourText));
        }
        int hour = Integer.parseInt(match.group("hour").substring(0, 2));
        if (match.group("second") == null) {
            return ofMinutes(hour, decimal(match.group("minute")));
        }
        int minute = Integer.parseInt(match.group("minute").substring(0, 2));
        return ofSeconds(hour, minute, decimal(match.group("second")));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }

    private static LocalTime ofHours(BigDecimal hours) {
        BigDecimal minutes = fraction(hours).multiply(SIXTY);
        BigDecimal seconds = fraction(minutes).multiply(SIXTY);
        BigDecimal micros = fraction(seconds).multiply(MILLION).setScale(0, RoundingMode.HALF_EVEN);
        return LocalTime.of(
                hours.intValue(), minutes.intValue(), seconds.intValue(), Math.multiplyExact(micros.intValue(), 1000));
    }

    private static LocalTime ofMinutes(int hour, BigDecimal minutes) {
        return ofSeconds(hour, minutes.intValue(), fraction(minutes).multiply(SIXTY));
    }

    private static LocalTime ofSeconds(int hour, int minute, BigDecimal seconds) {
        BigDecimal micros = fraction(seconds).multiply(MILLION).setScale(0, RoundingMode.FLOOR);
        return LocalTime.of(hour, minute, seconds.intValue(), Math.multiplyExact(micros.intValue(), 1000));
    }

    private static BigDecimal fraction(BigDecimal number) {
        return number.subtract(new BigDecimal(number.toBigInteger()));
    }

    private static Optional<ZoneOffset> zone(Matcher match) {
        if (match.group("zone") == null) {
            return Optional.empty();
        }
        if (match.group("sign") == null) {
            return Optional.of(ZoneOffset.UTC);
        }
        int minutes = match.group("zoneMinutes") == null ? 0 : Integer.parseInt(match.group("zoneMinutes"));
        int seconds = (Integer.parseInt(match.group("zoneHours")) * 60 + minutes) * 60;
        return Optional.of(ZoneOffset.ofTotalSeconds(match.group("sign").equals("-") ? -seconds : seconds));
    }
}
