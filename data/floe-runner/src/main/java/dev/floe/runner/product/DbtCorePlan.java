package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;
import dev.floe.runner.program.DbtProgram;
import java.nio.file.Path;
import java.util.List;

/**
 * What dbt itself is to do in the run of a product.
 *
 * @param manifest of the project, as dbt has read it
 * @param database the file of DuckDB in which dbt works
 * @param selection what of the project runs, as dbt's command line has it
 * @param options how it runs, as dbt's command line has them
 * @param settings what else has its part in what nodes give: the target, the variables, the text of dbt_project.yml
 */
public record DbtCorePlan(
        DbtProgram program,
        DictValue manifest,
        Path database,
        List<String> selection,
        List<String> options,
        String settings) {
    public DbtCorePlan {
        requireNonNull(program, "program is null");
        requireNonNull(manifest, "manifest is null");
        requireNonNull(database, "database is null");
        selection = List.copyOf(selection);
        options = List.copyOf(options);
        requireNonNull(settings, "settings is null");
    }
}
