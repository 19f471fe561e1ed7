package dev.floe.jinja.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The methods and formats of Python's own types give what they give in Jinja2's sandbox. */
final class TestMethodsAgainstPython {
    private static final TemplateEngine ENGINE = TemplateEngine.jinja();
    private static final Globals GLOBALS = Globals.of(Map.of(
            "Decimal", new FunctionValue("Decimal", (evaluation, arguments) -> decimal(arguments)),
            "number", new FunctionValue("number", (evaluation, arguments) -> special(arguments)),
            "set", new FunctionValue("set", TestMethodsAgainstPython::set)));

    private static Value decimal(Arguments arguments) {
        return DecimalValue.of(new BigDecimal(arguments.positional().getFirst().toText()));
    }

    private static Value special(Arguments arguments) {
        return FloatValue.of(
                switch (arguments.positional().getFirst().toText()) {
                    case "nan" -> Double.NaN;
                    case "inf" -> Double.POSITIVE_INFINITY;
                    default -> Double.NEGATIVE_INFINITY;
                });
    }

    private static Value set(Evaluation evaluation, Arguments arguments) {
        return SetValue.of(
                arguments.positional().isEmpty()
                        ? List.of()
                        : () -> evaluation.iterate(arguments.positional().getFirst()));
    }

    private record Row(String template, String expected) {
        static Row of(String line) {
            int tab = line.indexOf('\t');
            return new Row(
                    line.substring(0, tab).translateEscapes(),
                    line.substring(tab + 1).translateEscapes());
        }

        Optional<String> difference() {
            String actual = answer();
            return actual.equals(expected)
                    ? Optional.empty()
                    : Optional.of(template + "\n  Python: " + expected + "\n  floe:   " + actual);
        }

        private String answer() {
            try {
                return "= " + ENGINE.compile("row", template).render(GLOBALS, ENGINE.start(UndefinedValue.Use.FAILS));
            } catch (TemplateException failure) {
                return "! " + failure.kind().label() + ": " + failure.text();
            }
        }
    }

    private static List<Row> rows() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(TestMethodsAgainstPython.class.getResourceAsStream("methods.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        }
    }

    @Test
    void agreesWithPython() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThan(7000);
        assertThat(rows.stream().flatMap(row -> row.difference().stream())).isEmpty();
    }

    @Test
    void endsHugeTextInABudget() {
        List<String> expressions = List.of(
                "'%1000000000d' % 1",
                "'%*d' % (1000000000, 1)",
                "'%.1000000000f' % 1",
                "'%.1000000000d' % 1",
                "'{:1000000000}'.format(1)",
                "'{:01000000000,d}'.format(1)",
                "'{:.1000000000f}'.format(1.5)",
                "'{:f}'.format(Decimal('1E+1000000000'))",
                "'{:>{}}'.format('', 1000000000)",
                "'a'.center(1000000000)",
                "'a'.ljust(1000000000, '😀')",
                "'a'.zfill(1000000000)",
                "'\\t'.expandtabs(1000000000)",
                "('a' * 100000).replace('a', 'b' * 100000)",
                "('a' * 100000).join('b' * 100000)",
                "('a' * 100000).translate({97: 'b' * 100000})",
                "('{0}' * 10000).format('b' * 100000)",
                "('%(k)s' * 10000) % {'k': 'b' * 100000}");
        for (String expression : expressions) {
            assertThat(new Row("{{ " + expression + " }}", "").answer())
                    .as(expression)
                    .startsWith("! " + ErrorKind.BUDGET.label());
        }
    }

    @Test
    void writesManyDigitsWithoutComputingThem() {
        String text = ENGINE.compile("row", "{{ '%.10000000f' % 0.1 }}")
                .render(GLOBALS, ENGINE.start(UndefinedValue.Use.FAILS));
        assertThat(text).hasSize(10_000_002).startsWith("0.1000000000000000055").endsWith("000");
    }

    @Test
    void refusesAttributesThatBeginWithAnUnderscore() {
        assertThat(new Row("{{ '{0.__class__}'.format(1) }}", "").answer())
                .isEqualTo("! SecurityError: access to attribute '__class__' of 'int' object is unsafe.");
        assertThat(new Row("{{ '{a._b}'.format_map({'a': 1}) }}", "").answer())
                .isEqualTo("! SecurityError: access to attribute '_b' of 'int' object is unsafe.");
    }

    @Test
    void refusesListsThatChangeWhileTheyAreSorted() {
        assertThat(new Row("{% set x = [2] %}{{ x.sort(key=x.append) }}", "").answer())
                .isEqualTo("! ValueError: list modified during sort");
    }
}
