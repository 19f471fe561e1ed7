package dev.floe.dbt.parse;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.jinja.template.TemplateEngine;
import java.util.Map;

/**
 * What a project's templates are rendered with.
 *
 * @param adapter the kind of database that the project's target is
 * @param firstLines where the code of a node does not begin in the first line of its file, the line in which it does, by the
 *     node's id
 * @param references finds what {@code ref} and {@code source} name
 */
public record ProjectLanguage(
        LoadedProject project,
        TemplateEngine engine,
        Adapter adapter,
        Macros macros,
        ReferenceLookup references,
        Map<String, Integer> firstLines) {
    public ProjectLanguage {
        requireNonNull(project, "project is null");
        requireNonNull(engine, "engine is null");
        requireNonNull(adapter, "adapter is null");
        requireNonNull(macros, "macros is null");
        requireNonNull(references, "references is null");
        firstLines = Map.copyOf(firstLines);
    }

    /** The line of its file in which the code of a node begins, from 1. */
    public int firstLine(String uniqueId) {
        return firstLines.getOrDefault(uniqueId, 1);
    }
}
