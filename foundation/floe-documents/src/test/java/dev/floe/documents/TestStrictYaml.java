package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestStrictYaml {
    @Test
    void typesAreThoseOfTheCoreSchema() {
        assertThat(Described.shortly(Described.sound("""
                        [~, null, Null, NULL, true, True, FALSE, yes, on, No, OFF, y]
                        """)))
                .isEqualTo("[nothing, nothing, nothing, nothing, true, true, false, 'yes', 'on', 'No', 'OFF', 'y']");
        assertThat(Described.shortly(Described.sound("""
                        [0, -1, +12, 012, 0o17, 0x1F, 1_000, 12:30, 2024-01-01, 0b1, 9223372036854775807]
                        """)))
                .isEqualTo("[0, -1, 12, 12, 15, 31, '1_000', '12:30', '2024-01-01', '0b1', 9223372036854775807]");
        assertThat(Described.shortly(Described.sound("[1.10, .5, 5., 1e3, -1.5E-2, 1.2.3, 1e, '1', \"true\", nUll]")))
                .isEqualTo("[1.10f, 0.5f, 5f, 1E+3f, -0.015f, '1.2.3', '1e', '1', 'true', 'nUll']");
    }

    @Test
    void refusesNumbersThatNothingCanHold() {
        assertThat(Described.strict("a: 9223372036854775808\nb: .inf\nc: -.INF\nd: .nan\ne: 1e1000\nf: 1e0999\n"))
                .containsExactly(
                        "D024 1:4-1:23 The integer does not fit into 64 bits | put it in quotes if it is meant as text",
                        "D025 2:4-2:8 A number must be finite, neither .inf nor .nan"
                                + " | put it in quotes if it is meant as text",
                        "D025 3:4-3:9 A number must be finite, neither .inf nor .nan"
                                + " | put it in quotes if it is meant as text",
                        "D025 4:4-4:8 A number must be finite, neither .inf nor .nan"
                                + " | put it in quotes if it is meant as text",
                        "D024 5:4-5:10 The exponent of the number is beyond 999"
                                + " | put it in quotes if it is meant as text");
        assertThat(Described.strict("a: " + "9".repeat(101)))
                .containsExactly("D024 1:4-1:105 The number has more than 100 digits"
                        + " | put it in quotes if it is meant as text");
    }

    @Test
    void refusesTagsAnchorsAliasesAndMergeKeysAllAtOnceAndStillReadsTheRest() {
        String yaml = "a: !!str 1\nb: &x {k: 1}\nc: *x\nd:\n  <<: *x\ne: !custom\nf: *nowhere\n";

        assertThat(Described.strict(yaml))
                .containsExactly(
                        "D008 1:4-1:9 A tag is not allowed here | remove the tag; quotes make a value a string",
                        "D009 2:4-2:6 The anchor '&x' is not allowed"
                                + " | remove it, and write the value at each place that needs it",
                        "D009 3:4-3:6 The alias '*x' is not allowed | write the value itself here",
                        "D010 5:3-5:5 The merge key '<<' is not allowed | write the keys themselves here",
                        "D009 5:7-5:9 The alias '*x' is not allowed | write the value itself here",
                        "D008 6:4-6:11 A tag is not allowed here | remove the tag; quotes make a value a string",
                        "D009 7:4-7:12 The alias '*nowhere' is not allowed | write the value itself here");
        assertThat(Described.root(yaml, YamlDialect.STRICT).map(Described::shortly))
                .hasValue("{a: 1, b: {k: 1}, c: {k: 1}, d: {k: 1}, e: nothing, f: nothing}");
    }

    @Test
    void aQuotedMergeKeyIsAKey() {
        assertThat(Described.shortly(Described.sound("'<<': 1"))).isEqualTo("{<<: 1}");
    }

    @Test
    void refusesAKeyThatStandsTwiceAndKeepsTheFirst() {
        String yaml = "a: 1\nb: 2\n\"a\": 3\n";

        assertThat(Described.strict(yaml))
                .containsExactly(
                        "D011 3:1-3:4 The key 'a' stands twice in one mapping | remove one of them | the first one@1:1-1:2");
        assertThat(Described.root(yaml, YamlDialect.STRICT).map(Described::shortly))
                .hasValue("{a: 1, b: 2}");
    }

    @Test
    void refusesKeysThatAreNoStrings() {
        assertThat(Described.strict("1: a\ntrue: b\n1.5: c\nnull: d\n? [x, y]\n: e\n{f: g}: h\n"))
                .containsExactly(
                        "D016 1:1-1:2 The key '1' is an integer, not a string | put it in quotes",
                        "D016 2:1-2:5 The key 'true' is a boolean, not a string | put it in quotes",
                        "D016 3:1-3:4 The key '1.5' is a number, not a string | put it in quotes",
                        "D016 4:1-4:5 The key 'null' is nothing, not a string | put it in quotes",
                        "D016 5:3-5:9 A key must be a string, but is a list"
                                + " | put it in quotes; '{{ ... }}' needs them too",
                        "D016 7:1-7:7 A key must be a string, but is a mapping"
                                + " | put it in quotes; '{{ ... }}' needs them too");
        assertThat(Described.strict("?\n: a")).containsExactly("D016 1:2-1:2 A key is missing before ':'");
    }

    @Test
    void refusesSeveralDocuments() {
        assertThat(Described.strict("---\na: 1\n---\nb: 2\n---\nc: 3\n"))
                .containsExactly("D014 3:1-3:4 A second document begins here"
                        + " | keep one document per file, and remove the '---' between them"
                        + " | the first one begins here@1:1-1:4");
    }

    @Test
    void refusesAnEmptyDocument() {
        for (String yaml : new String[] {"", "\n\n", "# only a comment\n", "---\n", "~\n", "null"}) {
            assertThat(Described.strict(yaml)).containsExactly("D015 1:1-1:1 The document is empty");
            assertThat(Described.root(yaml, YamlDialect.STRICT)).isEmpty();
        }
    }

    @Test
    void refusesDirectives() {
        assertThat(Described.strict("%YAML 1.1\n%TAG ! tag:x,2000:\n---\na: yes\n"))
                .containsExactly(
                        "D007 1:1-1:10 A line that begins with '%' is a directive of YAML, which is not allowed"
                                + " | remove the line",
                        "D007 2:1-2:19 A line that begins with '%' is a directive of YAML, which is not allowed"
                                + " | remove the line");
    }

    @Test
    void refusesWhatAnEscapeBringsIn() {
        assertThat(Described.strict("a: \"x\\u202Ey\"\nb: \"\\0\"\nc: \"\\ud800\"\nd: \"\\ud83d\\ude00\"\n"))
                .containsExactly(
                        "D006 1:4-1:14 The string holds the character U+202E (right-to-left override) by an escape"
                                + " | remove the escape",
                        "D005 2:4-2:8 The string holds the character U+0000 (null) by an escape | remove the escape",
                        "D005 3:4-3:12 The string holds the character U+D800 (high surrogates d800) by an escape"
                                + " | remove the escape");
    }
}
