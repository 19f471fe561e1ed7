package dev.floe.dbt.relation;

import java.util.List;
import java.util.Locale;

/** The parts of a relation's name, outermost first. */
public enum Component {
    DATABASE,
    SCHEMA,
    IDENTIFIER;

    /** All of them, in the order in which a name is written. */
    static final List<Component> ALL = List.of(values());

    /** What templates call it, such as {@code schema}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
