package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestYamlSyntax {
    @Test
    void saysWhichStringIsNotClosed() {
        assertSyntax("a: 'x\nb: 1\n", "1:4-1:5 The string that begins here is not closed | end it with a single quote");
        assertSyntax("a: \"x\n", "1:4-1:5 The string that begins here is not closed | end it with a double quote");
        assertSyntax("a: 'x\n---\n", "1:4-1:5 The string that begins here is not closed | end it with a single quote");
    }

    @Test
    void saysWhichEscapeIsUnknown() {
        String help = " | write '\\\\' for a backslash, or use single quotes";
        assertSyntax("p: \"C:\\users\"\n", "1:7-1:9 The string has an unknown escape" + help);
        assertSyntax("p: \"\\q\"\n", "1:5-1:7 The string has an unknown escape" + help);
        assertSyntax("p: \"\\UFFFFFFFF\"\n", "1:7-1:8 The text is not YAML from 'F' on");
    }

    @Test
    void saysWhichBracketIsMissing() {
        assertSyntax("a: [1, 2\n", "1:4-1:5 The list that begins with '[' is not closed | end it with ']'");
        assertSyntax("a: {b: 2\n", "1:4-1:5 The mapping that begins with '{' is not closed | end it with '}'");
        assertSyntax("a: ['x' 1]\n", "1:9-1:10 A ',' or ']' is missing before '1' | the list begins here@1:4-1:5");
        assertSyntax(
                "a: {b: 1 c: 2}\n", "1:11-1:12 A ',' or '}' is missing before ':' | the mapping begins here@1:4-1:5");
        assertSyntax("a: [,]\n", "1:5-1:6 A value is missing before ','");
        assertSyntax("a: [\n", "2:1-2:1 A value is missing before the end of the file");
    }

    @Test
    void saysWhatATabMayNotDo() {
        assertSyntax("a:\n\tb: 1\n", "2:1-2:2 A tab cannot stand between the parts of a document | use spaces");
        assertSyntax("a:\tb\n", "1:3-1:4 A tab cannot stand between the parts of a document | use spaces");
    }

    @Test
    void saysWhatAValueMayNotBeginWith() {
        assertSyntax("a: @x\n", "1:4-1:5 A value cannot begin with '@' | put the value in quotes");
        assertSyntax("a: `x`\n", "1:4-1:5 A value cannot begin with '`' | put the value in quotes");
        assertSyntax("a: %x\n", "1:4-1:5 A value cannot begin with '%' | put the value in quotes");
    }

    @Test
    void saysWhereAColonIsTooMuchOrMissing() {
        String help = " | put a value that holds ': ' in quotes, or check the indentation";
        assertSyntax("a: b: c\n", "1:5-1:6 A ':' is not allowed here" + help);
        assertSyntax("a: 1\n b: 2\n", "2:3-2:4 A ':' is not allowed here" + help);
        assertSyntax(
                "a: 1\nversion 2\nb: 3\n",
                "2:1-2:10 This line has no ':' after its key"
                        + " | write 'key: value', or indent the line if it belongs to the one before");
    }

    @Test
    void saysWhatDoesNotFitIn() {
        String help = " | indent it like its neighbours, or put a value that goes on in quotes";
        assertSyntax(
                "a:\n    b: 1\n  c: 2\n",
                "3:3-3:4 This does not fit into the mapping around it" + help + " | the mapping begins here@1:1-1:2");
        assertSyntax(
                "- a\nb: c\n",
                "2:1-2:2 This does not fit into the list around it" + help + " | the list begins here@1:1-1:2");
        assertSyntax(
                "a: 'x' y\n",
                "1:8-1:9 This does not fit into the mapping around it" + help + " | the mapping begins here@1:1-1:2");
        assertSyntax(
                "a: - b\n",
                "1:4-1:5 A '-' is not allowed here | begin the list on a line of its own, or put the value in quotes");
        assertSyntax("a: ? b\n", "1:4-1:5 A '?' is not allowed here | put the value in quotes");
        assertSyntax(
                "{a: 1} b\n",
                "1:8-1:9 The document has ended before 'b' | remove what follows, or indent it into the document");
    }

    @Test
    void saysWhatABlockScalarNeeds() {
        assertSyntax(
                "a: |x\n  b\n",
                "1:5-1:6 After '|' or '>' only '+', '-', a digit from 1 to 9 or a comment can stand"
                        + " | begin the text on the next line");
        assertSyntax(
                "a: |0\n  b\n",
                "1:5-1:6 After '|' or '>' only '+', '-', a digit from 1 to 9 or a comment can stand"
                        + " | begin the text on the next line");
        assertSyntax(
                "a: |\n     \n  b\n",
                "3:3-3:4 The text begins with an empty line that is indented further than its first line"
                        + " | remove the spaces of the empty line");
    }

    @Test
    void saysWhatAnAnchorOrTagLacks() {
        assertSyntax(
                "a: &\n",
                "1:5-1:5 The name of an anchor or alias is made of letters and digits"
                        + " | put the value in quotes if '&' or '*' is part of it");
        assertSyntax(
                "a: 1\nb: **\n",
                "2:5-2:6 The name of an anchor or alias is made of letters and digits"
                        + " | put the value in quotes if '&' or '*' is part of it");
        assertThat(Described.strict("a: !<x\n"))
                .containsExactly(
                        "D008 1:7-1:7 A tag is not allowed here | put the value in quotes if '!' is part of it");
    }

    @Test
    void neverQuotesTheTextAround() {
        String secret = "hunter2hunter2";
        for (String yaml : new String[] {
            "password: '" + secret,
            "password: \"" + secret + "\\q\"",
            "password: " + secret + ": x",
            "password: @" + secret,
            "password: ['x' " + secret + "]",
            "password\n" + secret + "\na: b",
            "password: &" + secret + "* x",
            "password: |" + secret + "\n  x",
            "%" + secret + "\n",
            "password: 'x' " + secret
        }) {
            assertThat(Described.strict(yaml)).isNotEmpty().noneMatch(problem -> problem.contains("unter2hunter2"));
        }
    }

    private static void assertSyntax(String yaml, String expected) {
        assertThat(Described.strict(yaml).getLast()).isEqualTo("D007 " + expected);
        assertThat(Described.root(yaml, YamlDialect.STRICT)).isEmpty();
    }
}
