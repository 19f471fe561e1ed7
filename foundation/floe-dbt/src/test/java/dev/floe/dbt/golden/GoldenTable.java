package dev.floe.dbt.golden;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A golden table whose expressions are asked again here. */
public final class GoldenTable {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("InvalidFieldValue", "ValueError"),
            Map.entry("DbtRuntimeError", "Raised"),
            Map.entry("CompilationError", "Raised"),
            Map.entry("DbtValidationError", "Raised"),
            Map.entry("IndexConfigError", "Raised"),
            Map.entry("NullRelationCacheAttemptedError", "Raised"),
            Map.entry("NullRelationDropAttemptedError", "Raised"),
            Map.entry("QuoteConfigTypeError", "Raised"),
            Map.entry("RenameToNoneAttemptedError", "Raised"),
            Map.entry("UnexpectedDbReferenceError", "Raised"),
            Map.entry("DbtDatabaseError", "Raised"),
            Map.entry("ApproximateMatchError", "Raised"),
            Map.entry("DataclassNotDictError", "TypeError"),
            Map.entry("CastError", "ValueError"),
            Map.entry("AttributeError", "TypeError"),
            Map.entry("StopIteration", "ValueError"));

    private final String resource;
    private final Function<Value, String> describe;

    private GoldenTable(String resource, Function<Value, String> describe) {
        this.resource = resource;
        this.describe = describe;
    }

    /** A table beside the test, whose answers are the repr of values. */
    public static GoldenTable of(String resource) {
        return new GoldenTable(resource, Value::repr);
    }

    /** A table whose answers are told in another way. */
    public static GoldenTable of(String resource, Function<Value, String> describe) {
        return new GoldenTable(resource, describe);
    }

    /** Asks every expression, and tells which answers differ from the golden ones. */
    public List<String> differences(Map<String, Value> scope) {
        Map<String, Value> names = new LinkedHashMap<>(Scope.functions());
        names.putAll(scope);
        Evaluation evaluation = new HostEvaluation();
        List<String> differences = new ArrayList<>();
        String question = "";
        int asked = 0;
        for (String line : lines()) {
            if (line.startsWith("let ")) {
                String[] parts = line.substring(4).split(" = ", 2);
                names.put(parts[0], Expression.value(evaluation, names, parts[1]));
            } else if (line.startsWith("> ")) {
                question = line.substring(2);
            } else if (line.startsWith("= ") || line.startsWith("! ")) {
                asked++;
                String answer = answer(evaluation, names, question);
                if (!answer.equals(expected(line))) {
                    differences.add("%s%n  dbt:  %s%n  floe: %s".formatted(question, expected(line), answer));
                }
            }
        }
        if (asked == 0) {
            throw new IllegalStateException(resource + " asks nothing");
        }
        return differences;
    }

    private static String expected(String line) {
        return line.startsWith("! ") ? "! " + LABELS.getOrDefault(line.substring(2), line.substring(2)) : line;
    }

    private String answer(Evaluation evaluation, Map<String, Value> names, String question) {
        try {
            Value value = Expression.value(evaluation, names, question);
            return "= " + (value instanceof UndefinedValue ? "Undefined" : describe.apply(value));
        } catch (TemplateException error) {
            return "! " + error.kind().label();
        }
    }

    private List<String> lines() {
        try (InputStream stream =
                requireNonNull(GoldenTable.class.getResourceAsStream("/dev/floe/dbt/" + resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
