package dev.floe.documents;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.problem.Place;
import java.util.function.Function;

/**
 * A value and where it stands.
 *
 * @param place of the value
 * @param label of the key that introduces it; the same as {@code place} where no key does, as in a list
 */
public record Located<T>(T value, Place place, Place label) {
    public Located {
        requireNonNull(value, "value is null");
        requireNonNull(place, "place is null");
        requireNonNull(label, "label is null");
    }

    public static <T> Located<T> at(T value, Place place) {
        return new Located<>(value, place, place);
    }

    public <U> Located<U> map(Function<? super T, ? extends U> function) {
        return new Located<>(function.apply(value), place, label);
    }
}
