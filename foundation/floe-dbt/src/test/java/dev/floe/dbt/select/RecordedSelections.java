package dev.floe.dbt.select;

import dev.floe.documents.DocumentLimits;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.json.JsonReader;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What dbt-core selected, as conformance/select/record.py wrote it down. */
final class RecordedSelections {
    private static final DocumentLimits LIMITS = new DocumentLimits(16 * 1024 * 1024, 64, 2_000_000);

    private final DictValue file;

    private RecordedSelections(DictValue file) {
        this.file = file;
    }

    static RecordedSelections read() {
        try (InputStream stream = RecordedSelections.class.getResourceAsStream("selection.json")) {
            byte[] bytes =
                    Objects.requireNonNull(stream, "selection.json is missing").readAllBytes();
            ProblemCollector problems = new ProblemCollector();
            DocumentNode root = JsonReader.read("selection.json", bytes, LIMITS, problems)
                    .root()
                    .orElseThrow();
            problems.throwIfErrors();
            return new RecordedSelections(
                    (DictValue) Definition.of(root, TextRenderer.PLAIN).value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RecordedGraph graph() {
        return new RecordedGraph(
                text(file, "project"),
                texts(file, "files"),
                dicts("graph").stream().map(RecordedNode::new).toList());
    }

    /** The cases of a kind. */
    List<DictValue> dicts(String kind) {
        return list(file, kind).stream().map(DictValue.class::cast).toList();
    }

    static String text(DictValue dict, String key) {
        return ((StringValue) dict.find(key).orElseThrow()).value();
    }

    static List<String> texts(DictValue dict, String key) {
        return list(dict, key).stream().map(Value::toText).toList();
    }

    static List<Value> list(DictValue dict, String key) {
        return dict.find(key).map(value -> ((ListValue) value).elements()).orElse(List.of());
    }
}
