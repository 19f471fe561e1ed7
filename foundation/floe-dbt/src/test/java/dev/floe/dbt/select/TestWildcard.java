package dev.floe.dbt.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

final class TestWildcard {
    @Test
    void matchesWhatPythonMatches() {
        List<DictValue> recorded = RecordedSelections.read().dicts("wildcards");
        SoftAssertions assertions = new SoftAssertions();
        for (DictValue example : recorded) {
            String pattern = RecordedSelections.text(example, "pattern");
            String text = RecordedSelections.text(example, "text");
            assertions
                    .assertThat(Wildcard.matches(pattern, text))
                    .as("'%s' matches '%s'", pattern, text)
                    .isEqualTo(example.find("matches").orElseThrow().equals(BoolValue.TRUE));
        }
        assertThat(recorded).hasSizeGreaterThan(2000);
        assertions.assertAll();
    }

    @Test
    void takesTimeInProportionToBothLengths() {
        String text = "a".repeat(20_000);
        assertThat(Wildcard.matches("*a*a*a*a*a*a*a*a*b", text)).isFalse();
    }
}
