package dev.floe.jinja.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.documents.DocumentLimits;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.json.JsonReader;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;

/** Reads what Jinja2 answered. */
final class JsonValues {
    private static final DocumentLimits LIMITS = new DocumentLimits(1 << 26, 64, 1 << 22);

    private JsonValues() {}

    static DocumentNode read(String name, byte[] bytes) {
        ProblemCollector problems = new ProblemCollector();
        DocumentNode root =
                JsonReader.read(name, bytes, LIMITS, problems).root().orElseThrow();
        assertThat(problems.problems()).isEmpty();
        return root;
    }

    static Value toValue(DocumentNode node) {
        return switch (node) {
            case DocumentNode.Mapping mapping -> {
                DictValue dict = DictValue.empty();
                mapping.entries().forEach(entry -> dict.put(entry.key(), toValue(entry.value())));
                yield dict;
            }
            case DocumentNode.Sequence sequence ->
                ListValue.of(sequence.items().stream().map(JsonValues::toValue).toList());
            case DocumentNode.Scalar scalar ->
                switch (scalar.value()) {
                    case PropertyValue.Text text -> StringValue.of(text.value());
                    case PropertyValue.Truth truth -> BoolValue.of(truth.value());
                    case PropertyValue.Whole whole -> IntValue.of(whole.value());
                    case PropertyValue.Fraction fraction -> FloatValue.of(Double.parseDouble(scalar.text()));
                    case PropertyValue.Items _, PropertyValue.Entries _ -> throw new IllegalStateException("no scalar");
                };
            case DocumentNode.Nothing _ -> NoneValue.NONE;
        };
    }
}
