package dev.floe.dbt.compile;

import dev.floe.jinja.value.DictValue;

/** Keeps the statements that nodes run, for people to read. Any thread may call it. */
@FunctionalInterface
public interface RunFiles {
    /** Keeps the statement that makes a node. */
    void write(DictValue node, String code);

    /** Keeps nothing. */
    static RunFiles none() {
        return (_, _) -> {};
    }
}
