package dev.floe.jinja.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Random templates give what Jinja2 makes of them. The answers are kept; {@code conformance/jinja/generate_templates.py}
 * makes others from another seed.
 */
final class TestRandomTemplates {
    private static final TemplateEngine ENGINE = TemplateEngine.jinja();

    @Test
    void agreesWithJinja2OnTwentyThousandTemplates() throws IOException {
        DictValue document = answers();
        DictValue context = (DictValue) document.find("context").orElseThrow();
        ListValue cases = (ListValue) document.find("cases").orElseThrow();
        List<String> differences = new ArrayList<>();
        for (Value each : cases.elements()) {
            DictValue answer = (DictValue) each;
            String template = answer.find("t").orElseThrow().toText();
            String expected = answer.find("ok")
                    .map(Value::toText)
                    .orElseGet(() -> "error " + answer.find("err").orElseThrow().toText());
            String actual = render(template, context);
            if (!actual.equals(expected)) {
                differences.add("%s\n   Jinja2: %s\n   floe:   %s"
                        .formatted(quoted(template), quoted(expected), quoted(actual)));
            }
        }
        assertThat(cases.elements()).hasSizeGreaterThanOrEqualTo(20_000);
        assertThat(differences.subList(0, Math.min(differences.size(), 40)))
                .as("%d differences, the first of them", differences.size())
                .isEmpty();
    }

    private static String quoted(String text) {
        return text.replace("\n", "\\n");
    }

    private static DictValue answers() throws IOException {
        try (InputStream packed = Objects.requireNonNull(
                        TestRandomTemplates.class.getResourceAsStream("random-templates.json.gz"));
                InputStream stream = new GZIPInputStream(packed)) {
            return (DictValue) JsonValues.toValue(JsonValues.read("random-templates.json", stream.readAllBytes()));
        }
    }

    private static String render(String template, DictValue context) {
        Map<String, Value> names = new HashMap<>();
        copy(context).entries().forEach((name, value) -> names.put(name.toText(), value));
        try {
            return ENGINE.compile("random.sql", template)
                    .render(name -> Optional.ofNullable(names.get(name)), ENGINE.start(UndefinedValue.Use.FAILS));
        } catch (TemplateException failure) {
            return "error " + failure.kind().label();
        }
    }

    /** Templates change what they are given, so each gets its own. */
    private static DictValue copy(DictValue dict) {
        DictValue copy = DictValue.empty();
        dict.entries().forEach((key, value) -> copy.entries().put(key, copy(value)));
        return copy;
    }

    private static Value copy(Value value) {
        return switch (value) {
            case DictValue dict -> copy(dict);
            case ListValue list ->
                ListValue.of(
                        list.elements().stream().map(TestRandomTemplates::copy).toList());
            default -> value;
        };
    }
}
