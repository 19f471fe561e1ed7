package dev.floe.dbt.compile;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.parse.ProjectLanguage;
import dev.floe.dbt.parse.SharedNames;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The names that all templates of a run share. */
final class RunTimeNames {
    private static final String CONTRACT = "raise_contract_error";
    private static final Parameters CONTRACT_PARAMETERS = Parameters.of(CONTRACT + "(yaml_columns, sql_columns)");
    private static final String CUSTOM_ENVIRONMENT = "DBT_ENV_CUSTOM_ENV_";
    private static final List<String> GRAPH = List.of(
            "exposures",
            "functions",
            "groups",
            "metrics",
            "nodes",
            "sources",
            "semantic_models",
            "saved_queries",
            "unit_tests");

    private RunTimeNames() {}

    static Map<String, Value> of(
            ProjectLanguage language, DictValue manifest, InvocationFacts invocation, TemplateListener listener) {
        Map<String, Value> names = SharedNames.of(language.project(), language.adapter());
        names.put("execute", BoolValue.TRUE);
        DictValue graph = DictValue.empty();
        GRAPH.forEach(section -> graph.put(section, Fields.dict(manifest, section)));
        names.put("graph", graph);
        names.put("flags", flags(invocation));
        names.put("selected_resources", ListValue.ofStrings(invocation.selected()));
        names.put("invocation_id", StringValue.of(invocation.invocationId()));
        names.put("invocation_args_dict", arguments(invocation));
        names.put("dbt_metadata_envs", customEnvironment(language));
        addTalk(names, listener);
        return names;
    }

    private static DictValue flags(InvocationFacts invocation) {
        DictValue flags = DictValue.empty();
        flags.put("FULL_REFRESH", BoolValue.of(invocation.refresh() == InvocationFacts.Refresh.FULL));
        flags.put("STORE_FAILURES", BoolValue.of(invocation.storedFailures() == InvocationFacts.StoredFailures.KEPT));
        flags.put("EMPTY", BoolValue.of(invocation.rows() == InvocationFacts.Rows.NONE));
        flags.put("WHICH", StringValue.of(invocation.command()));
        return flags;
    }

    private static DictValue arguments(InvocationFacts invocation) {
        DictValue arguments = DictValue.empty();
        arguments.put("which", StringValue.of(invocation.command()));
        arguments.put("full_refresh", BoolValue.of(invocation.refresh() == InvocationFacts.Refresh.FULL));
        arguments.put(
                "store_failures", BoolValue.of(invocation.storedFailures() == InvocationFacts.StoredFailures.KEPT));
        return arguments;
    }

    private static DictValue customEnvironment(ProjectLanguage language) {
        DictValue variables = DictValue.empty();
        language.project().request().environment().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(CUSTOM_ENVIRONMENT))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> variables.put(
                        entry.getKey().substring(CUSTOM_ENVIRONMENT.length()), StringValue.of(entry.getValue())));
        return variables;
    }

    private static void addTalk(Map<String, Value> names, TemplateListener listener) {
        names.put("log", FunctionValue.of(Parameters.of("log(msg, info=False)"), (_, arguments) -> {
            String message = arguments.value("msg").toText();
            if (arguments.truth("info", false)) {
                listener.info(message);
            } else {
                listener.debug(message);
            }
            return StringValue.EMPTY;
        }));
        names.put("print", said("print", listener::print));
        if (names.get("exceptions") instanceof DictValue exceptions) {
            exceptions.put("warn", said("warn", listener::warn));
            exceptions.put(CONTRACT, new FunctionValue(CONTRACT, (_, arguments) -> {
                BoundArguments bound = CONTRACT_PARAMETERS.bind(arguments);
                throw ContractMismatch.of(bound.value("yaml_columns"), bound.value("sql_columns"));
            }));
        }
    }

    private static FunctionValue said(String name, Consumer<String> hearer) {
        return FunctionValue.of(Parameters.of(name + "(msg)"), (_, arguments) -> {
            hearer.accept(arguments.value("msg").toText());
            return StringValue.EMPTY;
        });
    }
}
