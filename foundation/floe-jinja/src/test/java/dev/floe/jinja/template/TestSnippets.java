package dev.floe.jinja.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The 87 templates in the style of dbt give what Jinja2 3.1.6 makes of them. */
final class TestSnippets {
    private static final TemplateEngine ENGINE = TemplateEngine.dbt();

    static Stream<Arguments> snippets() throws IOException {
        return snippetList().elements().stream()
                .map(DictValue.class::cast)
                .map(snippet -> Arguments.of(
                        text(snippet, "id"),
                        text(snippet, "t"),
                        snippet.find("expect").orElseThrow()));
    }

    private static ListValue snippetList() throws IOException {
        try (InputStream stream = Objects.requireNonNull(TestSnippets.class.getResourceAsStream("snippets.json"))) {
            return (ListValue) JsonValues.toValue(JsonValues.read("snippets.json", stream.readAllBytes()));
        }
    }

    private static String text(DictValue dict, String key) {
        return dict.find(key).orElseThrow().toText();
    }

    @Test
    void knowsAllSnippets() throws IOException {
        assertThat(snippetList().elements()).hasSize(87);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void agreesWithJinja2(String id, String template, DictValue expected) {
        Globals globals = Globals.of(Map.of("adapter", new Adapter(), "this", new Relation()));
        Optional<Value> text = expected.find("ok");
        if (text.isPresent()) {
            assertThat(render(template, globals)).as(id).isEqualTo(text.get().toText());
        } else {
            TemplateException failure = catchThrowableOfType(TemplateException.class, () -> render(template, globals));
            assertThat(failure.kind().label() + ": " + failure.text()).isEqualTo(text(expected, "err"));
        }
    }

    private static String render(String template, Globals globals) {
        return ENGINE.compile("snippet.sql", template).render(globals, ENGINE.start(UndefinedValue.Use.FAILS));
    }

    private static FunctionValue constant(String name, Value value) {
        return new FunctionValue(name, (evaluation, arguments) -> value);
    }

    private record Adapter() implements HostValue {
        @Override
        public Optional<Value> attribute(String name) {
            return switch (name) {
                case "dispatch" -> Optional.of(constant("dispatch", constant("m", StringValue.of("CALLED"))));
                case "quote" ->
                    Optional.of(new FunctionValue(
                            "quote",
                            (evaluation, arguments) -> StringValue.of(
                                    "\"" + arguments.positional().getFirst().toText() + "\"")));
                default -> Optional.empty();
            };
        }

        @Override
        public String typeName() {
            return "Adapter";
        }
    }

    private record Relation() implements HostValue {
        private static final StringValue TEXT = StringValue.of("\"db\".\"s\".\"t\"");

        @Override
        public Optional<Value> attribute(String name) {
            return switch (name) {
                case "identifier" -> Optional.of(StringValue.of("t"));
                case "schema" -> Optional.of(StringValue.of("s"));
                case "render" -> Optional.of(constant("render", TEXT));
                case "include" -> Optional.of(constant("include", this));
                default -> Optional.empty();
            };
        }

        @Override
        public String typeName() {
            return "Relation";
        }

        @Override
        public String toText() {
            return TEXT.value();
        }
    }
}
