package dev.floe.dbt.compile;

import dev.floe.jinja.value.DictValue;
import java.util.Optional;

/** Keeps the statements that nodes run, for people to read. Any thread may call it. */
@FunctionalInterface
public interface RunFiles {
    /**
     * Keeps the statement that makes a node.
     *
     * @param batch the part of a microbatch model that it makes; empty: all of it
     */
    void write(DictValue node, Optional<Batch> batch, String code);

    /** Keeps nothing. */
    static RunFiles none() {
        return (_, _, _) -> {};
    }
}
