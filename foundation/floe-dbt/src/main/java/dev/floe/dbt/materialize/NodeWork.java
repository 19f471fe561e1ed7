package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.CompiledNode;

/** What is done with a node once its SQL is known, by the thread that has a session. */
@FunctionalInterface
public interface NodeWork {
    /**
     * Does it.
     *
     * @throws dev.floe.jinja.error.TemplateException if a template fails or the database refuses
     * @throws dev.floe.spi.problem.FloeException if anything else goes wrong
     */
    NodeResult run(CompiledNode compiled);
}
