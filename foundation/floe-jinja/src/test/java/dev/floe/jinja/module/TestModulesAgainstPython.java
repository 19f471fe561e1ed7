package dev.floe.jinja.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.UndefinedValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The modules give what dbt's give in Jinja2's sandbox. */
final class TestModulesAgainstPython {
    private static final TemplateEngine ENGINE = TemplateEngine.jinja();
    private static final Globals GLOBALS = Globals.of(Map.of("modules", Modules.create(Clock.systemUTC())));

    /** What floe calls the exceptions of pytz. */
    private static final Map<String, String> LABELS = Map.of(
            "UnknownTimeZoneError", ErrorKind.KEY.label(),
            "AmbiguousTimeError", ErrorKind.RAISED.label(),
            "NonExistentTimeError", ErrorKind.RAISED.label(),
            "error", ErrorKind.PATTERN.label());

    /** The kinds of errors whose messages say how C counts arguments, or where in a pattern something stands. */
    private static final Set<String> WITHOUT_MESSAGE = Set.of(ErrorKind.TYPE.label(), ErrorKind.PATTERN.label());

    private record Row(String template, String expected) {
        static Row of(String line) {
            int tab = line.indexOf('\t');
            return new Row(
                    line.substring(0, tab).translateEscapes(),
                    line.substring(tab + 1).translateEscapes());
        }

        Optional<String> difference() {
            String actual = answer();
            return actual.equals(normalized())
                    ? Optional.empty()
                    : Optional.of(template + "\n  Python: " + normalized() + "\n  floe:   " + actual);
        }

        private String normalized() {
            if (!expected.startsWith("! ")) {
                return expected;
            }
            String type = expected.substring(2, expected.indexOf(':'));
            String message = expected.substring(expected.indexOf(':') + 2);
            return error(LABELS.getOrDefault(type, type), message);
        }

        private static String error(String label, String message) {
            return "! " + label + (WITHOUT_MESSAGE.contains(label) ? "" : ": " + message);
        }

        private String answer() {
            try {
                return "= " + ENGINE.compile("row", template).render(GLOBALS, ENGINE.start(UndefinedValue.Use.FAILS));
            } catch (TemplateException failure) {
                return error(failure.kind().label(), failure.text());
            } catch (RuntimeException bug) {
                return "? " + bug + " "
                        + List.of(bug.getStackTrace()).subList(0, Math.min(4, bug.getStackTrace().length));
            }
        }
    }

    private static List<Row> rows() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(TestModulesAgainstPython.class.getResourceAsStream("modules.tsv"))) {
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
        assertThat(rows).hasSizeGreaterThan(2000);
        assertThat(rows.stream().flatMap(row -> row.difference().stream())).isEmpty();
    }
}
