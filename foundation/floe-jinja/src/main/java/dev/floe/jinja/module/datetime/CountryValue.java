package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.MappingFunction;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What pytz knows of countries by their codes: a mapping that can be called, too.
 *
 * @param typeName its type
 * @param countries what it says, by codes in upper case
 */
record CountryValue(String typeName, DictValue countries) implements CallableValue {
    CountryValue {
        requireNonNull(typeName, "typeName is null");
        requireNonNull(countries, "countries is null");
    }

    @Override
    public String name() {
        return "country_timezones";
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        if (arguments.positional().size() != 1) {
            throw TemplateException.type("country_timezones() missing required argument: 'iso3166_code'");
        }
        Value code = arguments.positional().getFirst();
        return item(evaluation, code)
                .orElseThrow(() -> TemplateException.of(
                        ErrorKind.KEY,
                        StringValue.of(code.toText().toUpperCase(Locale.ROOT)).repr()));
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return key instanceof StringValue code
                ? countries.find(code.value().toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    @Override
    public Optional<Value> attribute(String name) {
        return MappingFunction.find(name, this, countries);
    }

    @Override
    public Optional<Iterable<Value>> elements() {
        return Optional.of(List.copyOf(countries.entries().keySet()));
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.of(countries.entries().size());
    }

    @Override
    public boolean isMapping() {
        return true;
    }

    @Override
    public String repr() {
        return "<" + typeName + " object>";
    }
}
