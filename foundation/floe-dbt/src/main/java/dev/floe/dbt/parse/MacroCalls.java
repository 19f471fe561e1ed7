package dev.floe.dbt.parse;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.macro.Dispatch;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.Macros;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which macros a macro calls, as its text says: nothing is rendered for it. */
final class MacroCalls {
    private final Macros macros;
    private final Adapter adapter;

    MacroCalls(Macros macros, Adapter adapter) {
        this.macros = macros;
        this.adapter = adapter;
    }

    /** Writes the calls of every macro to its fields. */
    void resolve() {
        for (Macro macro : macros.all()) {
            Set<String> ids = new LinkedHashSet<>();
            CallCollector collector = new CallCollector();
            macro.template().tree().macros().stream()
                    .filter(statement -> statement.name().equals(macro.name()))
                    .forEach(collector::add);
            for (CallCollector.Call call : collector.calls()) {
                boolean isPlain = call.packageName().isEmpty() && !call.isDispatch();
                if (!isPlain || !call.name().equals(macro.name())) {
                    find(macro, call).ifPresent(found -> ids.add(found.uniqueId()));
                }
            }
            if (macro.fields().find("depends_on").orElseThrow() instanceof DictValue dependsOn) {
                dependsOn.put(
                        "macros", ListValue.of(ids.stream().map(StringValue::of).toList()));
            }
        }
    }

    private Optional<Macro> find(Macro macro, CallCollector.Call call) {
        if (call.isDispatch()) {
            return macros.dispatchByText(call.name(), call.packageName(), Dispatch.prefixes(adapter));
        }
        return macros.findByText(call.packageName().orElse(macro.packageName()), call.name());
    }
}
