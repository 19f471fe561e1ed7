package dev.floe.documents.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.documents.Described;
import dev.floe.documents.Document;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.RandomValues;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestJson {
    @Test
    void writesTwoSpacesAndKeepsOrder() {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        entries.put("b", PropertyValue.of(List.of("x", "y\n\"")));
        entries.put("a", new PropertyValue.Entries(Map.of("k", PropertyValue.of(true))));
        entries.put("e", new PropertyValue.Items(List.of()));
        entries.put("f", new PropertyValue.Entries(Map.of()));
        entries.put("n", new PropertyValue.Fraction(new BigDecimal("1.10")));

        assertThat(JsonWriter.write(new PropertyValue.Entries(entries))).isEqualTo("""
                        {
                          "b": [
                            "x",
                            "y\\n\\""
                          ],
                          "a": {
                            "k": true
                          },
                          "e": [],
                          "f": {},
                          "n": 1.10
                        }
                        """);
    }

    @Test
    void escapesWhatCannotBeSeen() {
        assertThat(JsonWriter.write(PropertyValue.of("a\u202Eb\u0000c\u007Fd\u0085e\u2028f\uFEFFg😀")))
                .isEqualTo("\"a\\u202Eb\\u0000c\\u007Fd\\u0085e\\u2028f\\uFEFFg😀\"\n");
    }

    @Test
    void decimalNumbersStayDecimalNumbers() {
        for (String number : List.of("100", "1E+3", "0.10", "-5", "1.0E-20", "0")) {
            PropertyValue value = new PropertyValue.Fraction(new BigDecimal(number));

            assertThat(readBack(JsonWriter.write(value))).isEqualTo(value);
        }
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            PropertyValue value = RandomValues.value(random, 4);

            assertThat(readBack(JsonWriter.write(value))).isEqualTo(value);
        }
    }

    @Test
    void keysAndValuesKnowWhereTheyStand() {
        assertThat(Described.node(read("{\"a\\\"\": [1, -2.5e3 , \"😀x\"],\r\n \"b\" : {\"c\": null}, \"d\":true}")))
                .isEqualTo("{a\"@1:2-1:7: [1@1:10-1:11, -2.5E+3f@1:13-1:19, '😀x'@1:22-1:26]@1:9-1:27, "
                        + "b@2:2-2:5: {c@2:9-2:12: nothing@2:14-2:18}@2:8-2:19, d@2:21-2:24: true@2:25-2:29}@1:1-2:30");
    }

    @Test
    void readsScalarsAsDocuments() {
        assertThat(Described.node(read(" 12 "))).isEqualTo("12@1:2-1:4");
        assertThat(Described.node(read("12"))).isEqualTo("12@1:1-1:3");
        assertThat(Described.node(read("\"x\""))).isEqualTo("'x'@1:1-1:4");
        assertThat(Described.node(read("null\n"))).isEqualTo("nothing@1:1-1:5");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertProblems("{\"a\": 1,}", "D007 1:9-1:10 The text is not JSON from '}' on");
        assertProblems("{a: 1}", "D007 1:2-1:3 The text is not JSON from 'a' on");
        assertProblems("{\"a\" 1}", "D007 1:6-1:7 The text is not JSON from '1' on");
        assertProblems("[1,\n // x\n 2]", "D007 2:2-2:3 The text is not JSON from '/' on");
        assertProblems("[01]", "D007 1:3-1:4 The text is not JSON from '1' on");
        assertProblems("['x']", "D007 1:2-1:3 The text is not JSON from ''' on");
        assertProblems("[\"\\q\"]", "D007 1:4-1:5 The text is not JSON from 'q' on");
        assertProblems("[1, 2", "D007 1:6-1:6 The JSON is not complete, it ends here");
        assertProblems("{\"a\": \"x", "D007 1:9-1:9 The JSON is not complete, it ends here");
        assertProblems("{} []", "D014 1:4-1:5 The document has ended before this");
        assertProblems("", "D015 1:1-1:1 The document is empty");
        assertProblems("  \n", "D015 1:1-1:1 The document is empty");
        assertProblems("[NaN]", "D007 1:5-1:6 The text is not JSON from ']' on");
        assertProblems("[tru]", "D007 1:2-1:3 The text is not JSON from 't' on");
    }

    @Test
    void refusesWhatYamlRefusesToo() {
        assertProblems(
                "{\"a\": 1, \"a\": 2}",
                "D011 1:10-1:13 The key 'a' stands twice in one mapping | remove one of them | the first one@1:2-1:5");
        assertProblems(
                "[9223372036854775808]",
                "D024 1:2-1:21 The integer does not fit into 64 bits | put it in quotes if it is meant as text");
        assertProblems(
                "[1e1000]",
                "D024 1:2-1:8 The exponent of the number is beyond 999 | put it in quotes if it is meant as text");
        assertProblems(
                "[".repeat(65), "D012 1:65-1:66 Mappings and lists stand more than 64 levels deep within each other");
        assertProblems(
                "[" + "1,".repeat(200_000),
                "D013 1:400000-1:400001 The document has more than 200000 keys and values"
                        + " | split it into several files");
        assertProblems(
                "[\"\u0001\"]", "D005 1:3-1:4 The character U+0001 (start of heading) cannot be seen | remove it");
    }

    @Test
    void neverQuotesTheTextAround() {
        for (String text : List.of("{\"a\": hunter2}", "[\"hunter2", "{\"hunter2\"}", "hunter2", "[\"hunter2\\q\"]")) {
            ProblemCollector problems = new ProblemCollector();
            JsonReader.read("f", text.getBytes(StandardCharsets.UTF_8), problems);

            assertThat(Described.problems(problems)).singleElement().asString().doesNotContain("unter2");
        }
    }

    private static PropertyValue readBack(String text) {
        ProblemCollector problems = new ProblemCollector();
        PropertyValue value = Shapes.property().read(read(text), problems).orElseThrow();
        assertThat(problems.problems()).isEmpty();
        return value;
    }

    private static DocumentNode read(String text) {
        ProblemCollector problems = new ProblemCollector();
        Document document = JsonReader.read("f", text.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(Described.problems(problems)).isEmpty();
        return document.root().orElseThrow();
    }

    private static void assertProblems(String text, String expected) {
        ProblemCollector problems = new ProblemCollector();
        JsonReader.read("f", text.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(Described.problems(problems)).containsExactly(expected);
    }
}
