package dev.floe.dbt.member;

import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** Texts that may be absent, as templates see them. */
public final class Texts {
    private Texts() {}

    /** A str, or None where it is absent. */
    public static Value orNone(Optional<String> text) {
        return text.<Value>map(StringValue::of).orElse(NoneValue.NONE);
    }
}
