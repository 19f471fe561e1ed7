package dev.floe.spi.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong.
 *
 * @param message the fact, subject first, values in single quotes, no full stop
 * @param place where it is, unless it is nowhere in a file
 * @param help what to do about it
 */
public record Problem(
        ErrorCode code,
        Severity severity,
        String message,
        Optional<Place> place,
        List<RelatedPlace> related,
        Optional<String> help) {
    /** By place, those without one first, then by code and message: the same input gives the same order. */
    public static final Comparator<Problem> ORDER = Comparator.comparing(
                    Problem::place, Comparator.comparing(place -> place.orElse(null), nullsFirst()))
            .thenComparing(problem -> problem.code().id())
            .thenComparing(Problem::message);

    public Problem {
        requireNonNull(code, "code is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(message, "message is null");
        requireNonNull(place, "place is null");
        related = List.copyOf(related);
        requireNonNull(help, "help is null");
    }

    /** An error in a file. */
    public static Problem error(ErrorCode code, Place place, String message) {
        return new Problem(code, Severity.ERROR, message, Optional.of(place), List.of(), Optional.empty());
    }

    /** A warning in a file. */
    public static Problem warning(ErrorCode code, Place place, String message) {
        return new Problem(code, Severity.WARNING, message, Optional.of(place), List.of(), Optional.empty());
    }

    /** The same of another weight. */
    public Problem as(Severity other) {
        return new Problem(code, other, message, place, related, help);
    }

    /** An error that stands in no file, such as a flag or a missing installation. */
    public static Problem error(ErrorCode code, String message) {
        return new Problem(code, Severity.ERROR, message, Optional.empty(), List.of(), Optional.empty());
    }

    public static Problem warning(ErrorCode code, String message) {
        return new Problem(code, Severity.WARNING, message, Optional.empty(), List.of(), Optional.empty());
    }

    public Problem withHelp(String text) {
        return new Problem(code, severity, message, place, related, Optional.of(text));
    }

    public Problem withRelated(Place where, String text) {
        List<RelatedPlace> places = new ArrayList<>(related);
        places.add(new RelatedPlace(where, text));
        return new Problem(code, severity, message, place, places, help);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    private static Comparator<Place> nullsFirst() {
        return Comparator.nullsFirst(Comparator.naturalOrder());
    }
}
