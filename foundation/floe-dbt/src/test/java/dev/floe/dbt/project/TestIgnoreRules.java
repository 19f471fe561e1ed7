package dev.floe.dbt.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TestIgnoreRules {
    @Test
    void bringsAFileBackThatStandsInAnIgnoredFolder() {
        IgnoreRules rules = IgnoreRules.read(".dbtignore", List.of("# old", "models/old/", "", "!models/old/kept.sql"));
        assertThat(rules.ignores("models/old/gone.sql")).isTrue();
        assertThat(rules.ignores("models/old/kept.sql")).isFalse();
        assertThat(rules.ignores("models/new.sql")).isFalse();
    }

    @Test
    void ignoresNothingWithoutPatterns() {
        assertThat(IgnoreRules.none().ignores("models/a.sql")).isFalse();
    }

    @Test
    void namesThePatternThatMeansNothing() {
        assertThatThrownBy(() -> IgnoreRules.read(".dbtignore", List.of("a", "[z-a]")))
                .hasMessage("FLOE-B111: Pattern '[z-a]' matches nothing");
        assertThatThrownBy(() -> IgnoreRules.read(".dbtignore", List.of("a\\")))
                .hasMessage("FLOE-B111: Pattern 'a\\' matches nothing");
    }

    /** Each line: patterns, then paths that dbt keeps (+) or passes over (-). */
    @Test
    void agreesWithDbtOnRecordedPaths() {
        for (String line : Recorded.lines("ignored.txt")) {
            String[] sides = line.split(" => ", 2);
            IgnoreRules rules = IgnoreRules.read(".dbtignore", List.of(sides[0].split("\t", -1)));
            for (String path : sides[1].split("\t", -1)) {
                assertThat(rules.ignores(path.substring(1)))
                        .as("%s with %s", path, sides[0])
                        .isEqualTo(path.charAt(0) == '-');
            }
        }
    }
}
