package dev.floe.dbt.parse;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.jinja.template.TemplateEngine;

/**
 * What a project's templates are rendered with.
 *
 * @param adapter the kind of database that the project's target is
 * @param references finds what {@code ref} and {@code source} name
 */
public record ProjectLanguage(
        LoadedProject project, TemplateEngine engine, Adapter adapter, Macros macros, ReferenceLookup references) {
    public ProjectLanguage {
        requireNonNull(project, "project is null");
        requireNonNull(engine, "engine is null");
        requireNonNull(adapter, "adapter is null");
        requireNonNull(macros, "macros is null");
        requireNonNull(references, "references is null");
    }
}
