package dev.floe.dbt.parse;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;

/**
 * A project that has been parsed.
 *
 * @param manifest what manifest.json holds, version 12
 */
public record ParsedProject(DictValue manifest) {
    public ParsedProject {
        requireNonNull(manifest, "manifest is null");
    }
}
