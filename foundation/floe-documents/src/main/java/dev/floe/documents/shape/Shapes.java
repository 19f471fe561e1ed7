package dev.floe.documents.shape;

import dev.floe.documents.Located;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shapes that objects are put together from. None of them takes a key or an item that holds nothing. */
public final class Shapes {
    private Shapes() {}

    /** A string. A number or boolean without quotes is an error that says to quote it. */
    public static Shape<String> text() {
        return new TextShape(Optional.empty());
    }

    /**
     * A string of a form.
     *
     * @param pattern a regular expression that Java and JSON Schema understand alike, anchored at both ends; linear time
     * @param description of what fits, for the message: {@code lower-case letters, digits, '-' and '_'}
     * @param maximumLength in characters
     */
    public static Shape<String> text(String pattern, String description, int maximumLength) {
        return new TextShape(Optional.of(new TextShape.Form(Pattern.compile(pattern), description, maximumLength)));
    }

    public static Shape<Boolean> truth() {
        return new TruthShape();
    }

    /** An integer from {@code minimum} to {@code maximum}, both included. */
    public static Shape<Integer> integer(int minimum, int maximum) {
        return new IntegerShape(minimum, maximum);
    }

    /** A number from {@code minimum} to {@code maximum}, both included. */
    public static Shape<BigDecimal> decimal(BigDecimal minimum, BigDecimal maximum) {
        return new DecimalShape(minimum, maximum);
    }

    /** One of the constants of an enum, written in lower-case, with {@code separator} instead of {@code _}. */
    public static <E extends Enum<E>> Shape<E> oneOf(Class<E> type, char separator) {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E constant : Arrays.asList(type.getEnumConstants())) {
            choices.put(constant.name().toLowerCase(Locale.ROOT).replace('_', separator), constant);
        }
        return new ChoiceShape<>(choices);
    }

    public static <E extends Enum<E>> Shape<E> oneOf(Class<E> type) {
        return oneOf(type, '_');
    }

    /** One of these words. */
    public static Shape<String> oneOf(List<String> choices) {
        Map<String, String> words = new LinkedHashMap<>();
        choices.forEach(choice -> words.put(choice, choice));
        return new ChoiceShape<>(words);
    }

    /** A list. */
    public static <T> Shape<List<Located<T>>> list(Shape<T> item) {
        return new ListShape<>(item);
    }

    /** A mapping whose keys are free within {@code key}, in the order of the document; each label is the place of its key. */
    public static <T> Shape<Map<String, Located<T>>> map(Shape<String> key, Shape<T> value) {
        return new MapShape<>(key, value);
    }

    /** A short form (a scalar) or a long form (a mapping) of the same thing. */
    public static <T> Shape<T> either(Shape<T> scalar, Shape<T> mapping) {
        return new EitherShape<>(scalar, mapping);
    }

    /** Any value but nothing. */
    public static Shape<PropertyValue> property() {
        return new PropertyShape();
    }

    /** A mapping of free keys to any values, each with its place. */
    public static Shape<Map<String, Located<PropertyValue>>> properties() {
        return new MapShape<>(text(), property());
    }
}
