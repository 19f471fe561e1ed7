package dev.floe.dbt.place;

import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.syntax.Expression;
import dev.floe.jinja.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of one of dbt's own functions in code.
 *
 * @param names what it is called with, as far as these are plain texts
 * @param start of the function's name
 * @param end behind the closing parenthesis
 */
record CodeCall(String function, List<String> names, int start, int end) {
    private static final Set<String> FUNCTIONS = Set.of("ref", "source", "config");
    private static final Pattern PYTHON = Pattern.compile("\\bdbt\\.(ref|source|config)\\s*\\(");
    private static final Pattern TEXT = Pattern.compile("(['\"])([^'\"]*)\\1");

    CodeCall {
        names = List.copyOf(names);
    }

    static Optional<CodeCall> of(Expression.Call call, String code) {
        String function =
                switch (call.callee()) {
                    case Expression.Name name -> name.name();
                    case Expression.Attribute attribute -> attribute.name();
                    default -> "";
                };
        if (!FUNCTIONS.contains(function)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (Expression argument : call.arguments().positional()) {
            if (argument instanceof Expression.Constant constant && constant.value() instanceof StringValue text) {
                names.add(text.value());
            }
        }
        int start = call.callee() instanceof Expression.Name name
                ? name.offset()
                : code.indexOf(function, call.callee().offset());
        return Optional.of(new CodeCall(function, names, start, end(code, start)));
    }

    /** The same in Python, as far as a look at the text finds them. */
    static List<CodeCall> ofPython(String code) {
        List<CodeCall> found = new ArrayList<>();
        Matcher call = PYTHON.matcher(code);
        while (call.find()) {
            int end = end(code, call.start());
            List<String> names = new ArrayList<>();
            Matcher text = TEXT.matcher(code).region(call.end(), end);
            while (text.find()) {
                names.add(text.group(2));
            }
            found.add(new CodeCall(call.group(1), names, call.start(), end));
        }
        return found;
    }

    boolean isOf(String wanted, List<String> lastNames) {
        int rest = names.size() - lastNames.size();
        return function.equals(wanted)
                && rest >= 0
                && names.subList(rest, names.size()).equals(lastNames);
    }

    boolean names(ManifestNode parent) {
        if (names.isEmpty()) {
            return false;
        }
        if (function.equals("source")) {
            return parent.sourceName().isPresent()
                    && names.size() == 2
                    && parent.sourceName().get().equals(names.getFirst())
                    && parent.name().equals(names.getLast());
        }
        return function.equals("ref")
                && parent.sourceName().isEmpty()
                && parent.name().equals(names.getLast())
                && (names.size() == 1 || parent.packageName().equals(names.getFirst()));
    }

    /** Behind the parenthesis that closes the first one which opens; strings hold none. */
    private static int end(String code, int start) {
        int depth = 0;
        char quote = 0;
        for (int i = start; i < code.length(); i++) {
            char each = code.charAt(i);
            if (quote != 0) {
                if (each == '\\') {
                    i++;
                } else if (each == quote) {
                    quote = 0;
                }
            } else if (each == '\'' || each == '"') {
                quote = each;
            } else if (each == '(') {
                depth++;
            } else if (each == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return code.length();
    }
}
