package dev.floe.dbt.parse;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.Problem;
import java.util.List;

/**
 * A project that has been parsed.
 *
 * @param manifest what manifest.json holds, version 12
 * @param language what its templates are rendered with
 * @param warnings what is no error but worth a word
 */
public record ParsedProject(DictValue manifest, ProjectLanguage language, List<Problem> warnings) {
    public ParsedProject {
        requireNonNull(manifest, "manifest is null");
        requireNonNull(language, "language is null");
        warnings = List.copyOf(warnings);
    }
}
