package dev.floe.jinja.module.regex;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.IteratorValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/** A compiled pattern of Python's {@code re}. */
record PatternValue(String source, int flags, RegexTranslation translation) implements HostValue {
    PatternValue {
        requireNonNull(source, "source is null");
        requireNonNull(translation, "translation is null");
    }

    static PatternValue of(Value pattern, int flags) {
        if (pattern instanceof PatternValue compiled) {
            return compiled;
        }
        if (pattern instanceof StringValue text) {
            return new PatternValue(text.value(), flags, RegexTranslation.of(text.value(), flags));
        }
        throw TemplateException.type("first argument must be string or compiled pattern");
    }

    /** How much of a text has to fit. */
    enum Fit {
        START,
        ANYWHERE,
        WHOLE
    }

    private Matcher matcher(Evaluation evaluation, String text) {
        return translation.pattern().matcher(new ChargedSequence(text, evaluation));
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError tooDeep) {
            throw new TemplateException(ErrorKind.BUDGET, "A regular expression tries too many ways", tooDeep);
        }
    }

    Value match(Evaluation evaluation, String text, Fit fit) {
        return guarded(() -> {
            Matcher matcher = matcher(evaluation, text);
            boolean isFound =
                    switch (fit) {
                        case START -> matcher.lookingAt();
                        case ANYWHERE -> matcher.find();
                        case WHOLE -> matcher.matches();
                    };
            return isFound ? new MatchValue(text, matcher.toMatchResult(), translation.groups()) : NoneValue.NONE;
        });
    }

    List<MatchValue> all(Evaluation evaluation, String text) {
        return guarded(() -> {
            List<MatchValue> matches = new ArrayList<>();
            Matcher matcher = matcher(evaluation, text);
            while (matcher.find()) {
                evaluation.chargeElements(1);
                matches.add(new MatchValue(text, matcher.toMatchResult(), translation.groups()));
            }
            return matches;
        });
    }

    Value findAll(Evaluation evaluation, String text) {
        ListValue found = ListValue.empty();
        for (MatchValue match : all(evaluation, text)) {
            int groups = match.result().groupCount();
            if (groups == 0) {
                found.elements().add(match.group(0, StringValue.EMPTY));
            } else if (groups == 1) {
                found.elements().add(match.group(1, StringValue.EMPTY));
            } else {
                found.elements().add(match.groups(StringValue.EMPTY));
            }
        }
        return found;
    }

    /** Replaces matches; gives the text and how many there were. */
    TupleValue substitute(Evaluation evaluation, Value replacement, String text, int limit) {
        StringBuilder result = new StringBuilder();
        int position = 0;
        int count = 0;
        for (MatchValue match : all(evaluation, text)) {
            if (limit > 0 && count == limit) {
                break;
            }
            String inserted = replacement instanceof StringValue template
                    ? match.expand(template.value())
                    : evaluation.call(replacement, Arguments.of(match)).toText();
            result.append(text, position, match.result().start()).append(inserted);
            evaluation.chargeText(result.length() > 1 << 24 ? result.length() : inserted.length());
            position = match.result().end();
            count++;
        }
        result.append(text, position, text.length());
        return TupleValue.of(StringValue.of(result.toString()), IntValue.of(count));
    }

    Value split(Evaluation evaluation, String text, int limit) {
        ListValue parts = ListValue.empty();
        int position = 0;
        int count = 0;
        for (MatchValue match : all(evaluation, text)) {
            if (limit > 0 && count == limit) {
                break;
            }
            parts.elements()
                    .add(StringValue.of(text.substring(position, match.result().start())));
            for (int group = 1; group <= match.result().groupCount(); group++) {
                parts.elements().add(match.group(group, NoneValue.NONE));
            }
            position = match.result().end();
            count++;
        }
        parts.elements().add(StringValue.of(text.substring(position)));
        return parts;
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "match" ->
                method(
                        "match(string)",
                        (evaluation, arguments) -> match(evaluation, arguments.text("string"), Fit.START));
            case "search" ->
                method(
                        "search(string)",
                        (evaluation, arguments) -> match(evaluation, arguments.text("string"), Fit.ANYWHERE));
            case "fullmatch" ->
                method(
                        "fullmatch(string)",
                        (evaluation, arguments) -> match(evaluation, arguments.text("string"), Fit.WHOLE));
            case "findall" ->
                method("findall(string)", (evaluation, arguments) -> findAll(evaluation, arguments.text("string")));
            case "finditer" ->
                method(
                        "finditer(string)",
                        (evaluation, arguments) -> IteratorValue.named(
                                "callable_iterator",
                                List.<Value>copyOf(all(evaluation, arguments.text("string")))
                                        .iterator()));
            case "sub" ->
                method("sub(repl, string, count=0)", (evaluation, arguments) -> substituted(evaluation, arguments)
                        .elements()
                        .getFirst());
            case "subn" -> method("subn(repl, string, count=0)", this::substituted);
            case "split" ->
                method(
                        "split(string, maxsplit=0)",
                        (evaluation, arguments) ->
                                split(evaluation, arguments.text("string"), arguments.number("maxsplit", 0)));
            case "pattern" -> Optional.of(StringValue.of(source));
            case "flags" -> Optional.of(IntValue.of(flags | 32));
            case "groups" ->
                Optional.of(IntValue.of(translation.pattern().matcher("").groupCount()));
            default -> Optional.empty();
        };
    }

    private TupleValue substituted(Evaluation evaluation, BoundArguments arguments) {
        return substitute(evaluation, arguments.value("repl"), arguments.text("string"), arguments.number("count", 0));
    }

    private static Optional<Value> method(String signature, FunctionValue.BoundBody body) {
        return Optional.of(FunctionValue.of(Parameters.of(signature), body));
    }

    @Override
    public String typeName() {
        return "Pattern";
    }

    @Override
    public String repr() {
        return "re.compile(" + StringValue.of(source).repr() + ")";
    }
}
