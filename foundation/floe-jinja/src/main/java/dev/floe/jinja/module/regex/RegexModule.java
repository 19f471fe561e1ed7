package dev.floe.jinja.module.regex;

import dev.floe.jinja.module.member.ModuleValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.IteratorValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Python's {@code re}, on the regular expressions of the JDK. */
public final class RegexModule {
    private static final String SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f";

    private RegexModule() {}

    public static HostValue create() {
        Map<String, Value> names = new HashMap<>();
        add(names, "compile(pattern, flags=0)", (evaluation, arguments) -> pattern(arguments));
        for (PatternValue.Fit fit : PatternValue.Fit.values()) {
            String name =
                    switch (fit) {
                        case START -> "match";
                        case ANYWHERE -> "search";
                        case WHOLE -> "fullmatch";
                    };
            add(names, name + "(pattern, string, flags=0)", (evaluation, arguments) -> pattern(arguments)
                    .match(evaluation, arguments.text("string"), fit));
        }
        add(names, "findall(pattern, string, flags=0)", (evaluation, arguments) -> pattern(arguments)
                .findAll(evaluation, arguments.text("string")));
        add(
                names,
                "finditer(pattern, string, flags=0)",
                (evaluation, arguments) -> IteratorValue.named(
                        "callable_iterator",
                        List.<Value>copyOf(pattern(arguments).all(evaluation, arguments.text("string")))
                                .iterator()));
        add(names, "sub(pattern, repl, string, count=0, flags=0)", (evaluation, arguments) -> pattern(arguments)
                .substitute(evaluation, arguments.value("repl"), arguments.text("string"), arguments.number("count", 0))
                .elements()
                .getFirst());
        add(names, "subn(pattern, repl, string, count=0, flags=0)", (evaluation, arguments) -> pattern(arguments)
                .substitute(
                        evaluation, arguments.value("repl"), arguments.text("string"), arguments.number("count", 0)));
        add(names, "split(pattern, string, maxsplit=0, flags=0)", (evaluation, arguments) -> pattern(arguments)
                .split(evaluation, arguments.text("string"), arguments.number("maxsplit", 0)));
        add(names, "escape(pattern)", (evaluation, arguments) -> StringValue.of(escape(arguments.text("pattern"))));
        flag(names, RegexTranslation.IGNORECASE, "I", "IGNORECASE");
        flag(names, RegexTranslation.MULTILINE, "M", "MULTILINE");
        flag(names, RegexTranslation.DOTALL, "S", "DOTALL");
        flag(names, RegexTranslation.VERBOSE, "X", "VERBOSE");
        flag(names, RegexTranslation.ASCII, "A", "ASCII");
        return new ModuleValue("re", names);
    }

    private static void add(Map<String, Value> names, String signature, FunctionValue.BoundBody body) {
        FunctionValue function = FunctionValue.of(Parameters.of(signature), body);
        names.put(function.name(), function);
    }

    private static void flag(Map<String, Value> names, int flag, String shortName, String longName) {
        names.put(shortName, IntValue.of(flag));
        names.put(longName, IntValue.of(flag));
    }

    private static PatternValue pattern(BoundArguments arguments) {
        return PatternValue.of(arguments.value("pattern"), arguments.number("flags", 0));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (SPECIAL.indexOf(point) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point);
        });
        return escaped.toString();
    }
}
