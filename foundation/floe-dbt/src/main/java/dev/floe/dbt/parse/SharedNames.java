package dev.floe.dbt.parse;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.column.ColumnClassValue;
import dev.floe.dbt.macro.ReturnSignal;
import dev.floe.dbt.project.BaseNames;
import dev.floe.dbt.project.DbtVersion;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.TargetValue;
import dev.floe.dbt.relation.RelationClassValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.Modules;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;

/** The names that every node of a project shares while it is parsed. */
public final class SharedNames {
    static final String DBT_VERSION = DbtVersion.TEXT;

    private static final List<String> GRAPH = List.of(
            "exposures", "groups", "metrics", "nodes", "sources", "semantic_models", "saved_queries", "unit_tests");

    private SharedNames() {}

    public static Map<String, Value> of(LoadedProject project, Adapter adapter) {
        Map<String, Value> names = BaseNames.of(project.request().environment(), BaseNames.Secrets.REFUSED);
        names.put("modules", Modules.create(project.request().clock()));
        names.put("run_started_at", Modules.dateTime(project.request().clock()));
        names.put("execute", BoolValue.FALSE);
        names.put("target", TargetValue.of(project.profile()));
        names.put("project_name", StringValue.of(project.root().name()));
        names.put("dbt_version", StringValue.of(DBT_VERSION));
        names.put("return", new FunctionValue("return", (evaluation, arguments) -> {
            throw new ReturnSignal(
                    arguments.positional().isEmpty()
                            ? NoneValue.NONE
                            : arguments.positional().getFirst());
        }));
        DictValue api = DictValue.empty();
        api.put("Relation", new RelationClassValue(adapter.relationDialect(), adapter.quoting()));
        api.put("Column", new ColumnClassValue(adapter.columnDialect()));
        names.put("api", api);
        DictValue graph = DictValue.empty();
        GRAPH.forEach(key -> graph.put(key, DictValue.empty()));
        names.put("graph", graph);
        names.put("flags", flags());
        names.put("exceptions", exceptions());
        names.put("selected_resources", ListValue.empty());
        names.put("invocation_args_dict", DictValue.empty());
        names.put("dbt_metadata_envs", DictValue.empty());
        names.put("invocation_id", StringValue.of("00000000-0000-0000-0000-000000000000"));
        names.put("thread_id", StringValue.of("MainThread"));
        names.put("pre_hooks", ListValue.empty());
        names.put("post_hooks", ListValue.empty());
        names.put("sql", NoneValue.NONE);
        names.put("compiled_code", NoneValue.NONE);
        names.put("defer_relation", NoneValue.NONE);
        names.put("sql_now", StringValue.of("now()"));
        names.put("env", names.getOrDefault("target", NoneValue.NONE));
        names.put("column", new ColumnClassValue(adapter.columnDialect()));
        names.put("validation", CheckNames.validation());
        names.put("try_or_compiler_error", CheckNames.tryOrCompilerError());
        names.put("_sql_results", DictValue.empty());
        names.put("render", new FunctionValue("render", (evaluation, arguments) -> arguments
                .positional()
                .getFirst()));
        names.put("load_result", new FunctionValue("load_result", (evaluation, arguments) -> NoneValue.NONE));
        names.put("store_result", new FunctionValue("store_result", (evaluation, arguments) -> StringValue.EMPTY));
        names.put(
                "store_raw_result",
                new FunctionValue("store_raw_result", (evaluation, arguments) -> StringValue.EMPTY));
        names.put("load_agate_table", new FunctionValue("load_agate_table", (evaluation, arguments) -> NoneValue.NONE));
        names.put("write", new FunctionValue("write", (evaluation, arguments) -> StringValue.EMPTY));
        return names;
    }

    private static DictValue flags() {
        DictValue flags = DictValue.empty();
        flags.put("FULL_REFRESH", BoolValue.FALSE);
        flags.put("STORE_FAILURES", BoolValue.FALSE);
        flags.put("EMPTY", BoolValue.FALSE);
        flags.put("WHICH", StringValue.of("parse"));
        return flags;
    }

    private static DictValue exceptions() {
        DictValue exceptions = DictValue.empty();
        exceptions.put("warn", new FunctionValue("warn", (evaluation, arguments) -> StringValue.EMPTY));
        String snapshots = "warn_snapshot_timestamp_data_types";
        exceptions.put(snapshots, new FunctionValue(snapshots, (evaluation, arguments) -> NoneValue.NONE));
        for (String name : List.of(
                "raise_compiler_error",
                "raise_not_implemented",
                "raise_database_error",
                "raise_contract_error",
                "raise_fail_fast_error",
                "raise_parsing_error",
                "raise_dependency_error",
                "column_type_missing")) {
            exceptions.put(name, new FunctionValue(name, (evaluation, arguments) -> {
                throw TemplateException.of(
                        ErrorKind.RAISED,
                        arguments.positional().isEmpty()
                                ? name
                                : arguments.positional().getFirst().toText());
            }));
        }
        return exceptions;
    }
}
