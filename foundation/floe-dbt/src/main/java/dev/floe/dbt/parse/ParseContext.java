package dev.floe.dbt.parse;

import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.MacroCall;
import dev.floe.dbt.macro.MacroScope;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.macro.PackageValue;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a node's template finds while its project is parsed: macros first, as dbt has it, then what dbt gives to
 * every template and to this node. One context serves one node and one thread.
 */
final class ParseContext implements MacroScope {
    private final Macros macros;
    private final Node node;
    private final Map<String, Value> names;
    private final Map<String, Value> found = new HashMap<>();
    private Optional<Map<String, Macro>> visible = Optional.empty();
    private int depth;

    ParseContext(Macros macros, Node node, Map<String, Value> shared) {
        this.macros = macros;
        this.node = node;
        this.names = new HashMap<>(shared);
        this.names.putAll(NodeNames.of(this, node));
    }

    @Override
    public Macros macros() {
        return macros;
    }

    @Override
    public String packageName() {
        return node.packageName();
    }

    /** Shows these macros alone, by their plain names and by their packages: what a generic test sees. */
    void showOnly(Set<Macro> shown) {
        Map<String, Macro> byName = new HashMap<>();
        shown.forEach(macro -> {
            byName.put(macro.name(), macro);
            byName.put(macro.packageName() + "." + macro.name(), macro);
        });
        visible = Optional.of(byName);
        found.clear();
    }

    /** Shows all macros again. */
    void showAll() {
        visible = Optional.empty();
        found.clear();
    }

    private Optional<Macro> macro(String name) {
        return visible.map(shown -> Optional.ofNullable(shown.get(name)))
                .orElseGet(() -> macros.find(node.packageName(), name));
    }

    @Override
    public Optional<Macro> macro(String packageName, String name) {
        return visible.map(shown -> Optional.ofNullable(shown.get(packageName + "." + name)))
                .orElseGet(() -> macros.in(packageName, name));
    }

    void put(String name, Value value) {
        names.put(name, value);
        found.remove(name);
    }

    @Override
    public Optional<Value> find(String name) {
        Value known = found.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Value> value = macro(name)
                .<Value>map(macro -> new MacroCall(macro, this))
                .or(() -> Optional.ofNullable(names.get(name)))
                .or(() -> macros.isPackage(name) ? Optional.of(new PackageValue(name, this)) : Optional.empty());
        value.ifPresent(present -> found.put(name, present));
        return value;
    }

    /** Notes a call of a macro; only those that the node itself makes count as its dependencies. */
    @Override
    public void enter(Macro macro) {
        if (depth == 0) {
            node.macros().add(macro.uniqueId());
        }
        depth++;
    }

    @Override
    public void leave() {
        depth--;
    }
}
