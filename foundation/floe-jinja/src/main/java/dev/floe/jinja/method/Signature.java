package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a method, written as Python's own documentation writes them: {@code replace(old, new, count=-1, /)}.
 * A slash at the end says that arguments have no names, a star at the start that all of them have.
 */
record Signature(String method, Convention convention, List<String> names, int required, int largestPositional) {
    Signature {
        names = List.copyOf(names);
    }

    static Signature of(String text) {
        List<String> parameters = parameters(text);
        boolean isNameless = parameters.remove("/");
        boolean isNamed = parameters.remove("*");
        int required =
                (int) parameters.stream().filter(part -> part.indexOf('=') < 0).count();
        Convention convention = Convention.NAMED;
        if (parameters.isEmpty()) {
            convention = Convention.NOTHING;
        } else if (isNameless) {
            convention = required == 1 && parameters.size() == 1 ? Convention.ONE : Convention.POSITIONAL;
        }
        return new Signature(name(text), convention, names(parameters), required, isNamed ? 0 : parameters.size());
    }

    /** The signature of a method that reads its arguments the older way. */
    static Signature parsed(String text) {
        Signature signature = of(text);
        return new Signature(
                signature.method, Convention.PARSED, signature.names, signature.required, signature.largestPositional);
    }

    private static String name(String text) {
        return text.substring(0, text.indexOf('('));
    }

    private static List<String> parameters(String text) {
        List<String> parameters = new ArrayList<>();
        for (String part :
                text.substring(text.indexOf('(') + 1, text.length() - 1).split(",", -1)) {
            if (!part.isBlank()) {
                parameters.add(part.strip());
            }
        }
        return parameters;
    }

    private static List<String> names(List<String> parameters) {
        return parameters.stream().map(part -> part.split("=", 2)[0]).toList();
    }

    /**
     * Gives each argument to its parameter.
     *
     * @param typeName the type of the value that the method is called on
     * @throws TemplateException of kind TYPE, with Python's words, where they do not fit
     */
    MethodArguments bind(String typeName, Arguments arguments) {
        if (convention != Convention.NAMED && !arguments.named().isEmpty()) {
            String owner = convention == Convention.PARSED ? "" : typeName + ".";
            throw TemplateException.type(owner + method + "() takes no keyword arguments");
        }
        requireCount(typeName, arguments);
        Map<String, Value> bound = new LinkedHashMap<>();
        for (int i = 0; i < arguments.positional().size(); i++) {
            bound.put(names.get(i), arguments.positional().get(i));
        }
        arguments.named().forEach((name, value) -> bindNamed(bound, name, value));
        return new MethodArguments(this, bound);
    }

    private void bindNamed(Map<String, Value> bound, String name, Value value) {
        if (!names.contains(name)) {
            throw TemplateException.type("'%s' is an invalid keyword argument for %s()".formatted(name, method));
        }
        if (bound.putIfAbsent(name, value) != null) {
            throw TemplateException.type("argument for %s() given by name ('%s') and position (%d)"
                    .formatted(method, name, names.indexOf(name) + 1));
        }
    }

    private void requireCount(String typeName, Arguments arguments) {
        int given = arguments.positional().size();
        int all = given + arguments.named().size();
        int most = names.size();
        boolean fits = given <= largestPositional && all <= most && all >= required;
        if (!fits) {
            throw TemplateException.type(
                    switch (convention) {
                        case NOTHING -> "%s.%s() takes no arguments (%d given)".formatted(typeName, method, given);
                        case ONE -> "%s.%s() takes exactly one argument (%d given)".formatted(typeName, method, given);
                        case POSITIONAL -> "%s expected %s, got %d".formatted(method, counted(given), given);
                        case PARSED -> "%s() takes %s (%d given)".formatted(method, counted(given), given);
                        case NAMED ->
                            largestPositional == 0
                                    ? method + "() takes no positional arguments"
                                    : "%s() takes %s (%d given)".formatted(method, counted(all), all);
                    });
        }
    }

    private String counted(int given) {
        int limit = given > required ? names.size() : required;
        String bound = names.size() == required ? "" : given > required ? "at most " : "at least ";
        return bound + limit + (limit == 1 ? " argument" : " arguments");
    }
}
