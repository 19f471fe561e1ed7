package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the period of a zone that a time on the clock is in, as {@code pytz} does. */
final class Localization {
    /** No change of clocks moves them further, and none is this near to the next one. */
    private static final Duration AROUND = Duration.ofDays(1);

    private static final Duration BESIDE_A_GAP = Duration.ofHours(6);

    private Localization() {}

    /** What to do with a time that the clocks show twice or never. */
    enum Choice {
        STANDARD,
        SAVING,
        REFUSED;

        static Choice of(BoundArguments arguments, boolean refusesByDefault) {
            Value choice = arguments.find("is_dst").orElse(null);
            if (choice == null) {
                return refusesByDefault ? REFUSED : STANDARD;
            }
            if (choice == NoneValue.NONE) {
                return REFUSED;
            }
            return choice.isTrue() ? SAVING : STANDARD;
        }
    }

    static DateTimeValue localize(ZoneValue zone, DateTimeValue naive, Choice choice) {
        if (naive.zone().isPresent()) {
            throw TemplateException.value("Not naive datetime (tzinfo is already set)");
        }
        if (!(zone instanceof RegionZone region)) {
            return naive.withZone(Optional.of(zone));
        }
        List<DateTimeValue> possible = possible(region, naive);
        return switch (possible.size()) {
            case 0 -> inGap(region, naive, choice);
            case 1 -> possible.getFirst();
            default -> chosen(possible, naive, choice);
        };
    }

    private static List<DateTimeValue> possible(RegionZone region, DateTimeValue naive) {
        Set<RegionZone> candidates = new LinkedHashSet<>();
        candidates.add(region.at(naive.time().minus(AROUND)));
        candidates.add(region.at(naive.time().plus(AROUND)));
        return candidates.stream()
                .map(candidate -> naive.withZone(Optional.of(candidate)))
                .map(time -> Moments.atUtc(time, time.utc(), region))
                .filter(time -> time.time().equals(naive.time()))
                .collect(java.util.stream.Collectors.toMap(
                        DateTimeValue::utc, time -> time, (one, same) -> one, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static DateTimeValue inGap(RegionZone region, DateTimeValue naive, Choice choice) {
        if (choice == Choice.REFUSED) {
            throw refused(naive);
        }
        boolean isSaving = choice == Choice.SAVING;
        DateTimeValue beside = naive.withTime(
                isSaving ? naive.time().plus(BESIDE_A_GAP) : naive.time().minus(BESIDE_A_GAP));
        DateTimeValue localized = localize(region, beside, choice);
        return localized.withTime(naive.time());
    }

    private static DateTimeValue chosen(List<DateTimeValue> possible, DateTimeValue naive, Choice choice) {
        if (choice == Choice.REFUSED) {
            throw refused(naive);
        }
        boolean isSaving = choice == Choice.SAVING;
        List<DateTimeValue> fitting = possible.stream()
                .filter(time -> time.zone()
                        .filter(zone -> zone instanceof RegionZone region && region.isSaving() == isSaving)
                        .isPresent())
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        Comparator<DateTimeValue> byInstant = Comparator.comparing(DateTimeValue::utc);
        List<DateTimeValue> sorted = (fitting.isEmpty() ? possible : fitting)
                .stream().sorted(byInstant).toList();
        return isSaving ? sorted.getFirst() : sorted.getLast();
    }

    /** Python's AmbiguousTimeError or NonExistentTimeError. */
    private static TemplateException refused(DateTimeValue naive) {
        return TemplateException.of(ErrorKind.RAISED, naive.toText());
    }

    static DateTimeValue normalize(ZoneValue zone, DateTimeValue time) {
        if (time.zone().isEmpty()) {
            throw TemplateException.value("Naive time - no tzinfo set");
        }
        return Moments.atUtc(time, time.utc(), zone);
    }
}
