package dev.floe.dbt.select;

import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.Place;

/** Renders the texts of selectors.yml, which may be templates. */
@FunctionalInterface
public interface TextRenderer {
    /** Takes every text for what it is. */
    TextRenderer PLAIN = (text, place) -> StringValue.of(text);

    /** What a text comes to: mostly a text again. */
    Value render(String text, Place place);
}
