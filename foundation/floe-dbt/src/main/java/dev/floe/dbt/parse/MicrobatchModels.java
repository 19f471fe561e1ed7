package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.dbt.relation.EventTime;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.Optional;
import java.util.Set;

/** Models that are built batch by batch, and what they have to say for that. */
public final class MicrobatchModels {
    private static final String MACRO = "get_incremental_microbatch_sql";
    private static final String ALWAYS = "require_batched_execution_for_custom_microbatch_strategy";
    private static final Set<String> SIZES = Set.of("hour", "day", "month", "year");

    private MicrobatchModels() {}

    /**
     * Whether there are batches in a project. One that has a macro of its own for the strategy does with all rows at once what
     * it likes, unless its flags say otherwise, as in dbt.
     */
    public static boolean haveBatches(LoadedProject project, Macros macros) {
        boolean isOfProject = project.packages().stream().map(ProjectFile::name).anyMatch(name -> macros.in(name, MACRO)
                .isPresent());
        return !isOfProject
                || Fields.find(Fields.dict(project.root().rendered(), "flags"), ALWAYS)
                        .filter(Value::isTrue)
                        .isPresent();
    }

    /**
     * Checks that a model of this strategy says how its rows are divided, whether it will be built or not.
     *
     * @throws FloeException if something is missing
     */
    static void check(Node model) {
        if (!is(model, "materialized", "incremental") || !is(model, "incremental_strategy", "microbatch")) {
            return;
        }
        if (!(set(model, "event_time").orElse(NoneValue.NONE) instanceof StringValue)) {
            throw lacks(model, "an 'event_time'", "name the column with the times of its rows");
        }
        Value begin = set(model, "begin")
                .orElseThrow(() -> lacks(model, "a 'begin'", "set the time of its first rows, such as 2024-01-01"));
        if (EventTime.parse(begin.toText()).isEmpty()) {
            throw lacks(
                    model,
                    "a time as its 'begin', which is '%s'".formatted(begin.toText()),
                    "write it as 2024-01-01 or 2024-01-01T10:30:00");
        }
        if (set(model, "batch_size").map(Value::toText).filter(SIZES::contains).isEmpty()) {
            throw lacks(model, "a 'batch_size'", "set it to hour, day, month or year");
        }
    }

    private static boolean is(Node model, String key, String value) {
        return Fields.text(model.config(), key, "").equals(value);
    }

    private static Optional<Value> set(Node model, String key) {
        return Fields.find(model.config(), key).filter(value -> value != NoneValue.NONE);
    }

    private static FloeException lacks(Node model, String what, String help) {
        return DbtError.PROPERTIES.in(
                model.text("original_file_path"), "Microbatch model '%s' needs %s".formatted(model.name(), what), help);
    }
}
