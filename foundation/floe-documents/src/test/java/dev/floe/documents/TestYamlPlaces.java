package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.problem.ProblemCollector;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TestYamlPlaces {
    @Test
    void keysAndValuesKnowWhereTheyStand() {
        assertThat(Described.node(Described.sound("name: sales\nversion: \"1.0\"\n")))
                .isEqualTo("{name@1:1-1:5: 'sales'@1:7-1:12, version@2:1-2:8: '1.0'@2:10-2:15}@1:1-2:15");
    }

    @Test
    void columnsCountCodePointsAndNotUtf16Units() {
        assertThat(Described.node(Described.sound("{😀: 𝕏, e\u0301: ü}\n")))
                .isEqualTo("{😀@1:2-1:3: '𝕏'@1:5-1:6, e\u0301@1:8-1:10: 'ü'@1:12-1:13}@1:1-1:14");
    }

    @Test
    void windowsLineEndsCountAsOne() {
        assertThat(Described.node(Described.sound("a: 1\r\n\r\nb:\r\n  - x\r\n")))
                .isEqualTo("{a@1:1-1:2: 1@1:4-1:5, b@3:1-3:2: ['x'@4:5-4:6]@4:3-4:6}@1:1-4:6");
    }

    @Test
    void oldMacLineEndsCountToo() {
        assertThat(Described.node(Described.sound("a: 1\rb: 2\r")))
                .isEqualTo("{a@1:1-1:2: 1@1:4-1:5, b@2:1-2:2: 2@2:4-2:5}@1:1-2:5");
    }

    @Test
    void tabsAreOneColumn() {
        assertThat(Described.node(Described.sound("a: '\t' # comment\n")))
                .isEqualTo("{a@1:1-1:2: '\t'@1:4-1:7}@1:1-1:7");
    }

    @Test
    void flowCollectionsEndAtTheirBracket() {
        assertThat(Described.node(Described.sound("a: {b: [1, 'x y'],\n  c: {}, d: []}\n")))
                .isEqualTo("{a@1:1-1:2: {b@1:5-1:6: [1@1:9-1:10, 'x y'@1:12-1:17]@1:8-1:18, "
                        + "c@2:3-2:4: {}@2:6-2:8, d@2:10-2:11: []@2:13-2:15}@1:4-2:16}@1:1-2:16");
    }

    @Test
    void blockCollectionsEndWithTheirLastValue() {
        assertThat(Described.node(Described.sound("a:\n  b:\n    - 1\n    - x: y\n\n# comment\nc: 2\n")))
                .isEqualTo("{a@1:1-1:2: {b@2:3-2:4: [1@3:7-3:8, {x@4:7-4:8: 'y'@4:10-4:11}@4:7-4:11]@3:5-4:11}"
                        + "@2:3-4:11, c@7:1-7:2: 2@7:4-7:5}@1:1-7:5");
    }

    @Test
    void blockScalarsEndWithTheirLastWord() {
        assertThat(Described.node(Described.sound("a: |\n  one\n  two\n\n\nb: >-\n  three\n  four\n")))
                .isEqualTo("{a@1:1-1:2: 'one\\ntwo\\n'@1:4-3:6, b@6:1-6:2: 'three four'@6:4-8:7}@1:1-8:7");
    }

    @Test
    void plainAndQuotedScalarsGoOverLines() {
        assertThat(Described.node(Described.sound("a: one\n  two\nb: 'x\n  y'\n")))
                .isEqualTo("{a@1:1-1:2: 'one two'@1:4-2:6, b@3:1-3:2: 'x y'@3:4-4:5}@1:1-4:5");
    }

    @Test
    void nothingStandsJustAfterItsKey() {
        assertThat(Described.node(Described.sound("a:\nb: ~\nc:\n  -\n  - x\n")))
                .isEqualTo("{a@1:1-1:2: nothing@1:3-1:3, b@2:1-2:2: nothing@2:4-2:5, "
                        + "c@3:1-3:2: [nothing@4:4-4:4, 'x'@5:5-5:6]@4:3-5:6}@1:1-5:6");
    }

    @Test
    void listsMayStandInTheColumnOfTheirKey() {
        assertThat(Described.node(Described.sound("a:\n- x\n- y: 1\n  z: 2\nb: 3\n")))
                .isEqualTo("{a@1:1-1:2: ['x'@2:3-2:4, {y@3:3-3:4: 1@3:6-3:7, z@4:3-4:4: 2@4:6-4:7}@3:3-4:7]@2:1-4:7, "
                        + "b@5:1-5:2: 3@5:4-5:5}@1:1-5:5");
    }

    @Test
    void documentMarkersAreNoPartOfTheDocument() {
        assertThat(Described.node(Described.sound("# head\n---\na: 1\n...\n")))
                .isEqualTo("{a@3:1-3:2: 1@3:4-3:5}@3:1-3:5");
    }

    @Test
    void theDigestIsOfTheBytes() {
        Document document = YamlReader.read(
                "f.yaml", "abc".getBytes(StandardCharsets.UTF_8), YamlDialect.STRICT, new ProblemCollector());

        assertThat(document.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(document.path()).isEqualTo("f.yaml");
    }
}
