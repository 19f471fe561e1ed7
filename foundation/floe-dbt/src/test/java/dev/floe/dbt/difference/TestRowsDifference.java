package dev.floe.dbt.difference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How differences are shown; the answers are those of daff 1.4.2, which dbt-core 1.11 asks. */
final class TestRowsDifference {
    static Stream<DictValue> answers() throws IOException {
        try (InputStream stream = requireNonNull(
                TestRowsDifference.class.getResourceAsStream("differences.jsonl"), "the answers are missing")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> (DictValue) DocumentValues.read("answer", line.getBytes(StandardCharsets.UTF_8))
                            .orElseThrow());
        }
    }

    private static List<List<Value>> rows(DictValue answer, String side) {
        return Fields.list(answer, side).stream().map(Fields::elements).toList();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void showsWhatDbtShows(DictValue answer) {
        List<String> columns =
                Fields.list(answer, "columns").stream().map(Value::toText).toList();
        assertThat(RowsDifference.of(columns, rows(answer, "expected"), rows(answer, "actual")))
                .isEqualTo(Fields.text(answer, "text"));
    }

    @Test
    void ordersNumbersBySize() {
        assertThat(RowsDifference.of(
                        List.of("id"),
                        List.of(List.of(IntValue.of(10)), List.of(IntValue.of(9))),
                        List.of(List.of(IntValue.of(9)), List.of(IntValue.of(11)))))
                .contains("@@ ,id\r\n   ,9\r\n+++,11\r\n---,10\r\n");
    }

    @Test
    void tellsNothingFromTheTextNone() {
        assertThat(RowsDifference.of(
                        List.of("id", "name"),
                        List.of(List.of(IntValue.of(1), StringValue.of("None"))),
                        List.of(List.of(IntValue.of(1), NoneValue.NONE))))
                .contains("@@,id,name\r\n→ ,1 ,None→NULL\r\n");
    }
}
