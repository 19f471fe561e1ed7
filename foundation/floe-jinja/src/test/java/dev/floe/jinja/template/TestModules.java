package dev.floe.jinja.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.Modules;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.UndefinedValue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code modules.re} and {@code modules.datetime} answer what Python's answer. */
final class TestModules {
    private static final TemplateEngine ENGINE = TemplateEngine.dbt();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-06T07:08:09.123456Z"), ZoneOffset.UTC);

    static Stream<Arguments> cases() throws IOException {
        try (InputStream stream = Objects.requireNonNull(TestModules.class.getResourceAsStream("modules.json"))) {
            DictValue document = (DictValue) JsonValues.toValue(JsonValues.read("modules.json", stream.readAllBytes()));
            return ((ListValue) document.find("cases").orElseThrow())
                    .elements().stream()
                            .map(ListValue.class::cast)
                            .map(pair -> Arguments.of(
                                    pair.elements().get(0).toText(),
                                    pair.elements().get(1).toText()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsPythonDoes(String expression, String expected) {
        assertThat(render(expression)).isEqualTo(expected);
    }

    private static String render(String expression) {
        try {
            return ENGINE.compile("module.sql", "{{ " + expression + " }}")
                    .render(
                            Globals.of(Map.of("modules", Modules.create(CLOCK))),
                            ENGINE.start(UndefinedValue.Use.FAILS));
        } catch (TemplateException failure) {
            return "error " + failure.kind().label();
        }
    }

    @Test
    void takesTheTimeFromTheClock() {
        assertThat(render("modules.datetime.datetime.now()")).isEqualTo("2024-05-06 07:08:09.123456");
        assertThat(render("modules.datetime.date.today()")).isEqualTo("2024-05-06");
        assertThat(render("modules.datetime.datetime.utcnow().strftime('%s %f')"))
                .isEqualTo("1714979289 123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "modules.re.match('(a+)+$', 'a' * 60 ~ '!')",
                "modules.re.match('(.*)*x', 'a' * 100000)",
                "modules.re.match('(?:a|aa)+$', 'a' * 60 ~ '!')",
                "modules.re.match('(a|b|ab)*c', 'ab' * 60)",
                "modules.re.match('(a*)*\\\\1b', 'a' * 60)",
                "modules.re.sub('(x+x+)+y', '', 'x' * 5000)",
            })
    void endsPatternsThatTryEverything(String expression) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        String answer = render(expression);
        assertThat(answer).matches("None|x+|error BudgetExceeded");
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(2_000_000_000L);
    }

    @Test
    void chargesForEveryWayThatAPatternTries() {
        assertThat(render("modules.re.sub('(x+x+)+y', '', 'x' * 5000)")).isEqualTo("error BudgetExceeded");
    }
}
