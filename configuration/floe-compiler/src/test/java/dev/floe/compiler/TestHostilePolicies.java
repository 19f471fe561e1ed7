package dev.floe.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody writes into a policy, it reaches nothing, and ends soon. */
final class TestHostilePolicies {
    private static final String HUNDRED =
            IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Runtime.getRuntime().exec('id') != null",
                "java.io.File('/etc/passwd').exists()",
                "node.getClass().getName() == ''",
                "node.class == ''",
                "node.meta.class.forName('java.lang.System') == ''",
                "node.name.toString().length() > 0",
                "open('/etc/passwd') == ''",
                "http.get('http://example.com').status == 200",
                "env('HOME') == ''",
                "file(node.path) == ''",
                "now() > timestamp('2020-01-01T00:00:00Z')",
                "google.protobuf.Any{type_url: 'x'} == null",
                "dyn(node).getClass() == 1",
                "type(node) == java.lang.Class"
            })
    void refusesToReachBeyondTheProject(String expression) {
        List<String> problems = problems(expression);

        assertThat(problems).isNotEmpty();
        assertThat(problems).allMatch(problem -> problem.startsWith("FLOE-C141"));
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(30)
    void stopsWhatCostsTooMuch(String expression) {
        List<String> problems = problems(expression);

        assertThat(problems).isNotEmpty();
        assertThat(problems).allMatch(problem -> problem.startsWith("FLOE-C142") || problem.startsWith("FLOE-C141"));
    }

    static Stream<String> stopsWhatCostsTooMuch() {
        String loops = "%s.all(a, %s.all(b, %s.all(c, a + b + c >= 0)))".formatted(HUNDRED, HUNDRED, HUNDRED);
        String sum = "(" + String.join(" + ", Collections.nCopies(60, "node.code")) + ")";
        String growing = "%s.map(a, %s).size() > 0".formatted(HUNDRED, sum);
        String lists = "%s.map(a, %s.map(b, %s)).size() > 0".formatted(HUNDRED, HUNDRED, HUNDRED);
        String pattern = "node.name.matches('((a{1000}){1000}){1000}')";
        String hidden = "node.name.matches('((a{10' + '00}){1000}){1000}')";
        String nested = "node.name.matches('(((((a?){0,50}){0,50}){0,50}){0,50})')";
        String many = "%s.all(a, %s.all(b, node.code.matches('(a|b)*c{100}' + string(a) + 'x' + string(b)) || true))"
                .formatted(HUNDRED, HUNDRED);
        String parentheses = "(".repeat(1_500) + "true" + ")".repeat(1_500);
        return Stream.of(loops, growing, lists, pattern, hidden, nested, many, parentheses);
    }

    @Test
    @Timeout(30)
    void aPatternOverALargeTextTakesLinearTime() {
        Project project = project("!node.code.matches('(a+)+(a+)+(a+)+b$')");
        project.write("models/marts/orders.sql", "select '" + "a".repeat(200_000) + "' as a\n");

        assertThat(project.problems()).isEmpty();
    }

    private List<String> problems(String expression) {
        return project(expression).problems();
    }

    private Project project(String expression) {
        return new Project(directory)
                .write("floe.yaml", "platform: {ref: manifest.yaml}\n")
                .write("models/marts/orders.sql", "select '" + "a".repeat(50_000) + "' as a\n")
                .write(
                        "manifest.yaml",
                        "governance:\n  policies:\n    hostile:\n      over: nodes\n      message: is hostile\n"
                                + "      require: >-\n        " + expression + "\n");
    }
}
