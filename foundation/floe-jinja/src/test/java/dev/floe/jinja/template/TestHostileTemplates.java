package dev.floe.jinja.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.UndefinedValue;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Templates that want all time, all memory or Java itself end in an error of a kind, within two seconds and the 512 MB that
 * the build gives these tests.
 */
final class TestHostileTemplates {
    private static final TemplateEngine ENGINE = TemplateEngine.dbt();
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @BeforeAll
    static void hasNoMoreMemoryThanPromised() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(512L << 20);
    }

    /** What this thread has used: what else the machine does, is not the template's fault. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static TemplateException failure(String template) {
        long start = processorTime();
        TemplateException failure = catchThrowableOfType(TemplateException.class, () -> render(template));
        assertThat(Duration.ofNanos(processorTime() - start)).isLessThan(LIMIT);
        return failure;
    }

    private static String render(String template) {
        return ENGINE.compile("hostile.sql", template)
                .render(Globals.of(Map.of()), ENGINE.start(UndefinedValue.Use.FAILS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ''.__class__ }}",
                "{{ ''['__class__'] }}",
                "{{ ''|attr('__class__') }}",
                "{{ [].__class__.__mro__[1].__subclasses__() }}",
                "{{ range.__globals__ }}",
                "{{ '{0.__class__}'.format(1) }}",
                "{{ '{a.__init__.__globals__}'.format(a=dict) }}",
                "{% set c = '__cl' ~ 'ass__' %}{{ ''[c] }}",
                "{{ ['']|map(attribute='__class__')|list }}",
                "{% macro m() %}{% endmacro %}{{ m.__code__ }}",
                "{{ namespace.__init__ }}",
            })
    void doesNotReachClasses(String template) {
        assertThat(failure(template).kind()).isEqualTo(ErrorKind.SECURITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ''.getClass() }}",
                "{{ [].class }}",
                "{{ 1.toString }}x{{ (1).toString() }}",
                "{{ dict.getClass().forName('java.lang.Runtime') }}"
            })
    void knowsNothingOfJava(String template) {
        try {
            assertThat(render(template)).isEmpty();
        } catch (TemplateException failure) {
            assertThat(failure.kind()).isIn(ErrorKind.UNDEFINED, ErrorKind.SYNTAX);
        }
    }

    @Test
    void countsNoFurtherThanJinja2() {
        assertThat(failure("{% for i in range(10**9) %}x{% endfor %}"))
                .hasMessage("Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{{ 'a' * 10**9 }};text of more than",
                "{{ 'ab' * 8388609 }};text of more than",
                "{{ [0] * 10**9 }};collection of more than",
                "{{ (0,) * 10**8 }};collection of more than",
                "{{ '%999999999d' % 1 }};text of more than",
                "{{ '%*d' % (2000000000, 1) }};text of more than",
                "{{ '{:>999999999}'.format(1) }};text of more than",
                "{{ 'x'.ljust(10**9) }};text of more than",
                "{{ 'x'.zfill(10**9) }};text of more than",
                "{{ 'x'|center(10**9) }};text of more than",
                "{{ 10**(10**8) }};binary digits",
                "{{ 2**(2**40) }};binary digits",
                "{% set ns = namespace(s='xxxxxxxxxxxxxxxx') %}{% for i in range(100) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %};text of more than",
                "{% set ns = namespace(n=10) %}{% for i in range(100) %}{% set ns.n = ns.n * ns.n %}{% endfor %};binary digits",
                "{% set ns = namespace(l=[1]) %}{% for i in range(100) %}{% set ns.l = ns.l + ns.l %}{% endfor %};collection",
                "{% set ns = namespace(l=[1]) %}{% for i in range(100) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l }};more than",
                "{% set ns = namespace(l=(1,)) %}{% for i in range(60) %}{% set ns.l = (ns.l, ns.l) %}{% endfor %}{{ {ns.l: 1} }};steps",
                "{% set ns = namespace(l=[1], m=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% set ns.m = [ns.m, ns.m] %}{% endfor %}{{ ns.l == ns.m }};steps",
                "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l|tojson }};more than",
                "{% set l = [1] %}{% for i in l %}{% do l.append(i) %}{% endfor %};more than",
                "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %};steps",
                "{% for i in range(99999) %}{% for j in range(99999) %}{{ j }}{% endfor %}{% endfor %};more than",
                "{{ range(99999)|map('string')|join('x' * 1000) }};text",
                "{{ ('a' * 100000).replace('a', 'b' * 100000)|length }};text",
                "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }};deep",
                "{% macro m() %}{{ m() ~ m() }}{% endmacro %}{{ m() }};deep",
                "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }};deep",
                "{% for i in [[[1]]] recursive %}{{ loop([i]) }}{% endfor %};deep",
                "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }};steps",
            })
    void endsWhatTakesTooMuch(String template, String part) {
        TemplateException failure = failure(template);
        assertThat(failure.kind()).isEqualTo(ErrorKind.BUDGET);
        assertThat(failure.text()).contains(part);
    }

    @Test
    void refusesDeepNesting() {
        assertThat(failure("{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}")
                        .kind())
                .isEqualTo(ErrorKind.SYNTAX);
        assertThat(failure("{{ " + "[".repeat(100_000) + "]".repeat(100_000) + " }}")
                        .kind())
                .isEqualTo(ErrorKind.SYNTAX);
        assertThat(failure("{{ " + "-".repeat(100_000) + "1 }}").kind()).isEqualTo(ErrorKind.SYNTAX);
        assertThat(failure("{{ " + "not ".repeat(100_000) + "1 }}").kind()).isEqualTo(ErrorKind.SYNTAX);
        assertThat(failure("{% if 1 %}".repeat(50_000) + "{% endif %}".repeat(50_000))
                        .kind())
                .isEqualTo(ErrorKind.SYNTAX);
        assertThat(failure("{{ 1" + " + 1".repeat(100_000) + " }}").kind()).isIn(ErrorKind.SYNTAX, ErrorKind.BUDGET);
        assertThat(failure("{{ x" + ".a".repeat(100_000) + " }}").kind()).isIn(ErrorKind.SYNTAX, ErrorKind.BUDGET);
        assertThat(failure("{% macro m(a: " + "list[".repeat(100_000) + " %}").kind())
                .isEqualTo(ErrorKind.SYNTAX);
    }

    @Test
    void readsAHundredThousandMacros() {
        StringBuilder template = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            template.append("{% macro m").append(i).append("(a) %}{{ a }}{% endmacro %}\n");
        }
        long start = processorTime();
        assertThat(render(template + "{{ m99999('last') }}")).endsWith("last");
        assertThat(Duration.ofNanos(processorTime() - start)).isLessThan(LIMIT);
    }

    @Test
    void printsWhatHoldsItself() {
        assertThat(render("{% set l = [1] %}{% do l.append(l) %}{{ l }}")).isEqualTo("[1, [...]]");
        assertThat(render("{% set d = {} %}{% do d.update({'self': d}) %}{{ d }}"))
                .isEqualTo("{'self': {...}}");
    }
}
