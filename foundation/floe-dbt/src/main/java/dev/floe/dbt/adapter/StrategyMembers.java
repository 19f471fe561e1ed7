package dev.floe.dbt.adapter;

import dev.floe.dbt.column.ColumnValue;
import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What templates find on every adapter about the strategies of incremental models and of snapshots. */
final class StrategyMembers {
    private static final Set<String> BUILT_IN =
            Set.of("append", "delete+insert", "merge", "insert_overwrite", "microbatch");
    private static final List<String> VALID = List.of("append", "delete+insert", "merge", "microbatch");
    private static final List<String> SNAPSHOT_COLUMNS = List.of("dbt_scd_id", "dbt_valid_from", "dbt_valid_to");

    private StrategyMembers() {}

    static Members<Connection> build() {
        return Members.<Connection>builder()
                .method("valid_incremental_strategies()", (_, _, _) -> ListValue.ofStrings(VALID))
                .method("get_incremental_strategy_macro(model_context, strategy)", StrategyMembers::strategyMacro)
                .method(
                        "get_hard_deletes_behavior(config)",
                        (_, evaluation, arguments) -> hardDeletes(evaluation, arguments.value("config")))
                .method("valid_snapshot_target(relation, column_names=None)", (connection, evaluation, arguments) -> {
                    requireSnapshot(connection, evaluation, arguments, SNAPSHOT_COLUMNS);
                    return NoneValue.NONE;
                })
                .method(
                        "assert_valid_snapshot_target_given_strategy(relation, column_names, strategy)",
                        (connection, evaluation, arguments) -> {
                            List<String> columns = new ArrayList<>(SNAPSHOT_COLUMNS);
                            Value deletes =
                                    evaluation.item(arguments.value("strategy"), StringValue.of("hard_deletes"));
                            if (deletes.toText().equals("new_record")) {
                                columns.add("dbt_is_deleted");
                            }
                            requireSnapshot(connection, evaluation, arguments, columns);
                            return NoneValue.NONE;
                        })
                .build();
    }

    private static Value strategyMacro(Connection connection, Evaluation evaluation, BoundArguments arguments) {
        String strategy = arguments.optionalText("strategy").orElse("default");
        if (BUILT_IN.contains(strategy) && !VALID.contains(strategy)) {
            throw ConnectionMembers.raised("The incremental strategy '" + strategy + "' is not valid for this adapter");
        }
        String macro = "get_incremental_" + strategy.replace('+', '_') + "_sql";
        Value found = evaluation.item(arguments.value("model_context"), StringValue.of(macro));
        if (found instanceof UndefinedValue) {
            throw ConnectionMembers.raised(
                    "There is no macro '" + macro + "' for the incremental strategy '" + strategy + "'");
        }
        return found;
    }

    private static Value hardDeletes(Evaluation evaluation, Value config) {
        Value old = setting(evaluation, config, "invalidate_hard_deletes");
        Value chosen = setting(evaluation, config, "hard_deletes");
        if (old != NoneValue.NONE && chosen != NoneValue.NONE) {
            throw ConnectionMembers.raised(
                    "A snapshot sets either 'invalidate_hard_deletes' or 'hard_deletes', not both");
        }
        if (old.isTrue()) {
            return StringValue.of("invalidate");
        }
        String behavior = chosen == NoneValue.NONE ? "ignore" : chosen.toText();
        if (!Set.of("ignore", "invalidate", "new_record").contains(behavior)) {
            throw ConnectionMembers.raised(
                    "'hard_deletes' is 'ignore', 'invalidate' or 'new_record', not '" + behavior + "'");
        }
        return StringValue.of(behavior);
    }

    private static Value setting(Evaluation evaluation, Value config, String name) {
        if (config instanceof DictValue dict) {
            return dict.find(name).orElse(NoneValue.NONE);
        }
        return evaluation.call(evaluation.attribute(config, "get"), Arguments.of(StringValue.of(name)));
    }

    private static void requireSnapshot(
            Connection connection, Evaluation evaluation, BoundArguments arguments, List<String> columns) {
        Set<String> present = connection.columns(evaluation, ConnectionMembers.relation(arguments, "relation")).stream()
                .map(ColumnValue::column)
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Value renamed = arguments.value("column_names", NoneValue.NONE);
        List<String> missing = columns.stream()
                .map(column -> renamed instanceof DictValue names
                        ? names.find(column).map(Value::toText).orElse(column)
                        : column)
                .filter(column -> !present.contains(column.toLowerCase(Locale.ROOT)))
                .toList();
        if (!missing.isEmpty()) {
            throw ConnectionMembers.raised(
                    "The target of the snapshot is not a snapshot table, it lacks: " + String.join(", ", missing));
        }
    }
}
