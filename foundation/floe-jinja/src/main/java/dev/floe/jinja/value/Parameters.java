package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a function of the host, written as Python writes them: {@code split(sep=None, maxsplit=-1)}.
 *
 * <p>A parameter with {@code =} may be left out; what stands behind the sign is for the reader only, the function
 * decides what an absent argument means.
 */
public final class Parameters {
    private final String function;
    private final List<String> names;
    private final int required;

    private Parameters(String function, List<String> names, int required) {
        this.function = function;
        this.names = names;
        this.required = required;
    }

    /** Reads a signature such as {@code replace(old, new, count=-1)}. */
    public static Parameters of(String signature) {
        requireNonNull(signature, "signature is null");
        int open = signature.indexOf('(');
        String list = signature.substring(open + 1, signature.length() - 1);
        List<String> parts = list.isBlank()
                ? List.of()
                : List.of(list.split(",")).stream().map(String::strip).toList();
        int required =
                (int) parts.stream().filter(part -> part.indexOf('=') < 0).count();
        List<String> names =
                parts.stream().map(part -> part.split("=", 2)[0].strip()).toList();
        return new Parameters(signature.substring(0, open), names, required);
    }

    public String function() {
        return function;
    }

    /**
     * Gives each argument to its parameter.
     *
     * @throws TemplateException of kind TYPE, with Python's words, where they do not fit
     */
    public BoundArguments bind(Arguments arguments) {
        List<Value> positional = arguments.positional();
        if (positional.size() > names.size()) {
            throw TemplateException.type("%s() takes %s positional argument%s but %d %s given"
                    .formatted(
                            function,
                            required == names.size() ? "" + required : "from " + required + " to " + names.size(),
                            names.size() == 1 ? "" : "s",
                            positional.size(),
                            positional.size() == 1 ? "was" : "were"));
        }
        Map<String, Value> bound = new LinkedHashMap<>();
        for (int i = 0; i < positional.size(); i++) {
            bound.put(names.get(i), positional.get(i));
        }
        arguments.named().forEach((name, value) -> bindNamed(bound, name, value));
        for (String name : names.subList(0, required)) {
            if (!bound.containsKey(name)) {
                throw TemplateException.type("%s() missing required argument: '%s'".formatted(function, name));
            }
        }
        return new BoundArguments(function, bound);
    }

    private void bindNamed(Map<String, Value> bound, String name, Value value) {
        if (!names.contains(name)) {
            throw TemplateException.type("%s() got an unexpected keyword argument '%s'".formatted(function, name));
        }
        if (bound.putIfAbsent(name, value) != null) {
            throw TemplateException.type("%s() got multiple values for argument '%s'".formatted(function, name));
        }
    }
}
