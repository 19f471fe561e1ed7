package dev.floe.dbt.member;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What templates find on the values of one type.
 *
 * @param <T> the type whose values have these members
 */
public final class Members<T> {
    private final Map<String, Function<T, Value>> byName;

    private Members(Map<String, Function<T, Value>> byName) {
        this.byName = byName;
    }

    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    /** The member of this name on this value. */
    public Optional<Value> find(T owner, String name) {
        return Optional.ofNullable(byName.get(name)).map(member -> member.apply(owner));
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /**
     * Collects the members of a type.
     *
     * @param <T> the type
     */
    public static final class Builder<T> {
        private final Map<String, Function<T, Value>> byName = new LinkedHashMap<>();

        private Builder() {}

        /** A value that is there without a call. */
        public Builder<T> attribute(String name, Function<T, Value> value) {
            byName.put(requireNonNull(name, "name is null"), requireNonNull(value, "value is null"));
            return this;
        }

        /** A method with a signature such as {@code matches(database=None, schema=None)}. */
        public Builder<T> method(String signature, Method<T> body) {
            Parameters parameters = Parameters.of(signature);
            return attribute(
                    parameters.function(),
                    owner -> FunctionValue.of(
                            parameters, (evaluation, arguments) -> body.call(owner, evaluation, arguments)));
        }

        /** A method that takes any arguments. */
        public Builder<T> openMethod(String name, OpenMethod<T> body) {
            return attribute(
                    name,
                    owner -> new FunctionValue(
                            name, (evaluation, arguments) -> body.call(owner, evaluation, arguments)));
        }

        public Members<T> build() {
            return new Members<>(new LinkedHashMap<>(byName));
        }
    }

    /**
     * What a method does.
     *
     * @param <T> the type that has it
     */
    @FunctionalInterface
    public interface Method<T> {
        Value call(T owner, Evaluation evaluation, BoundArguments arguments);
    }

    /**
     * What a method does that takes any arguments.
     *
     * @param <T> the type that has it
     */
    @FunctionalInterface
    public interface OpenMethod<T> {
        Value call(T owner, Evaluation evaluation, Arguments arguments);
    }
}
