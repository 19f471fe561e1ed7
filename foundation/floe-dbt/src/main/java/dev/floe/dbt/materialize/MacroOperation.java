package dev.floe.dbt.materialize;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macro;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls a macro by itself, for what it does to the database. */
public final class MacroOperation {
    private final ProjectCompiler compiler;
    private final BoundSessions sessions;

    /** @param sessions those with which the compiler reaches the database */
    public MacroOperation(ProjectCompiler compiler, BoundSessions sessions) {
        this.compiler = compiler;
        this.sessions = sessions;
    }

    /** Calls the macro, and makes what it did last. Whatever goes wrong is the result, and then nothing lasts. */
    public NodeResult run(Macro macro, DictValue arguments, AdapterSession session) {
        Map<String, Value> named = new LinkedHashMap<>();
        arguments.entries().forEach((name, value) -> named.put(name.toText(), value));
        return sessions.with(session, () -> {
            try {
                NodeTemplates templates = compiler.operation(macro.packageName());
                templates.call(macro.name(), List.of(), named);
                session.commit();
                return NodeResult.of(macro.uniqueId(), NodeStatus.SUCCESS, Optional.empty())
                        .withFailures(0);
            } catch (TemplateException failure) {
                session.rollback();
                return NodeResult.failed(macro.uniqueId(), DbtError.of(failure, "the operation"));
            } catch (FloeException failure) {
                session.rollback();
                return NodeResult.failed(macro.uniqueId(), failure);
            }
        });
    }
}
