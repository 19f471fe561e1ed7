package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TestDbtYaml {
    @Test
    void typesAreThoseOfPyYaml() {
        assertThat(read("[yes, No, on, OFF, True, y, n, ~, null]"))
                .isEqualTo("[true, false, true, false, true, 'y', 'n', nothing, nothing]");
        assertThat(read("[010, 0o10, 0x1F, -0x1F, 0b101, 1_000, +5, 08, 12:30:45, -1:30, 0, 0_]"))
                .isEqualTo("[8, '0o10', 31, -31, 5, 1000, 5, '08', 45045, -90, 0, 0]");
        assertThat(read("[1.5, 1e3, 1.0e+3, 1.0e3, .5, 1_0.5, 2024-01-01, 12:99, '1', +.5, 1:30.5]"))
                .isEqualTo("[1.5f, '1e3', 1.0E+3f, '1.0e3', 0.5f, 10.5f, '2024-01-01', '12:99', '1', '+.5', '1:30.5']");
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(read("\uFEFFa: 1\n")).isEqualTo("{a: 1}");
    }

    @Test
    void aliasesStandForTheirAnchors() {
        assertThat(read("a: &x {k: [1, 2]}\nb: *x\nc: &y 5\nd: *y\n*y : e\n"))
                .isEqualTo("{a: {k: [1, 2]}, b: {k: [1, 2]}, c: 5, d: 5, 5: 'e'}");
    }

    @Test
    void anAnchorCanBeDefinedAnew() {
        assertThat(read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")).isEqualTo("{a: 1, b: 1, c: 2, d: 2}");
    }

    @Test
    void mergeKeysAreExpandedAsPyYamlDoes() {
        assertThat(read("a: &a {k: 1, l: 2}\nb: &b {l: 3, m: 4}\nc: {l: 9, <<: *a}\nd: {<<: [*a, *b], n: 0}\n"))
                .isEqualTo("{a: {k: 1, l: 2}, b: {l: 3, m: 4}, c: {k: 1, l: 9}, d: {l: 2, m: 4, k: 1, n: 0}}");
    }

    @Test
    void theLastOfEqualKeysWins() {
        assertThat(read("a: 1\nb: 2\na: 3\n")).isEqualTo("{a: 3, b: 2}");
    }

    @Test
    void keysBecomeStrings() {
        assertThat(read("1: a\ntrue: b\non: c\n~: d\n")).isEqualTo("{1: 'a', true: 'b', on: 'c', ~: 'd'}");
    }

    @Test
    void anEmptyFileIsNoProblem() {
        assertThat(Described.problems("# nothing\n", YamlDialect.DBT)).isEmpty();
        assertThat(Described.root("# nothing\n", YamlDialect.DBT)).containsInstanceOf(DocumentNode.Nothing.class);
    }

    @Test
    void tagsStayErrors() {
        assertThat(Described.problems("a: !!python/object/apply:os.system ['x']\n", YamlDialect.DBT))
                .containsExactly(
                        "D008 1:4-1:35 A tag is not allowed here | remove the tag; quotes make a value a string");
    }

    @Test
    void refusesAliasesThatNameNothingOrThemselves() {
        assertThat(Described.problems("a: *x\nb: &b [*b]\n", YamlDialect.DBT))
                .containsExactly(
                        "D009 1:4-1:6 No anchor '&x' stands before this alias"
                                + " | name an anchor of a value that has ended before",
                        "D009 2:8-2:10 The alias '*b' stands within the value that it names"
                                + " | name an anchor of a value that has ended before");
    }

    @Test
    void refusesToMergeWhatIsNoMapping() {
        assertThat(Described.problems("a: {<<: 5}\nb: {<<: [{x: 1}, y]}\n", YamlDialect.DBT))
                .containsExactly(
                        "D010 1:9-1:10 The merge key '<<' takes a mapping or a list of mappings, not an integer",
                        "D010 2:18-2:19 The merge key '<<' takes a mapping or a list of mappings, not a string");
    }

    @Test
    void aBillionLaughsAreTooMany() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d, ".formatted(i - 1).repeat(9))
                    .append("]\n");
        }

        List<String> problems = Described.problems(yaml.toString(), YamlDialect.DBT);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("D013 6:")
                .endsWith("The document has more than 200000 keys and values | split it into several files");
    }

    @Test
    void aliasesCannotGoDeeperThanTheLimit() {
        StringBuilder yaml = new StringBuilder("a0: &a0 []\n");
        for (int i = 1; i < 70; i++) {
            yaml.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }

        assertThat(Described.problems(yaml.toString(), YamlDialect.DBT))
                .containsExactly(
                        "D012 64:12-64:16 Mappings and lists stand more than 64 levels deep within each other");
    }

    private static String read(String yaml) {
        assertThat(Described.problems(yaml, YamlDialect.DBT)).isEmpty();
        return Described.shortly(Described.root(yaml, YamlDialect.DBT).orElseThrow());
    }
}
