package dev.floe.dbt.compile;

import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.MacroCall;
import dev.floe.dbt.macro.MacroScope;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.macro.PackageValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a node's templates find once the project is parsed: macros first, then what dbt gives to every template
 * and to this node. Nothing of it is shared with another node.
 */
final class NodeScope implements MacroScope {
    private static final String DBT = "dbt";

    private final Macros macros;
    private final String packageName;
    private final Map<String, Value> shared;
    private final Map<String, Value> own = new HashMap<>();
    private final Map<String, Value> found = new HashMap<>();
    private final Set<String> ephemerals = new LinkedHashSet<>();
    private final Set<String> called = new LinkedHashSet<>();
    private final Map<String, Map<String, Value>> stands = new HashMap<>();
    private int depth;

    NodeScope(Macros macros, String packageName, Map<String, Value> shared) {
        this.macros = macros;
        this.packageName = packageName;
        this.shared = Map.copyOf(shared);
    }

    void put(String name, Value value) {
        own.put(name, value);
        found.remove(name);
    }

    /** Gives a name a meaning that no macro of this name takes from it. */
    void override(String name, Value value) {
        found.put(name, value);
    }

    /**
     * Lets a value stand for what a name means, in this scope and in all macros that it calls; a macro's call gives the value.
     * A name that means nothing goes on to mean nothing.
     *
     * @param written a name, or a package and a name with a dot between them
     */
    void standFor(String written, Value value) {
        int dot = written.indexOf('.');
        String owner = dot < 0 ? "" : written.substring(0, dot);
        String name = written.substring(dot + 1);
        boolean isOfDbt = macros.in(DBT, name).isPresent();
        if (owner.isEmpty()) {
            find(name).ifPresent(original -> {
                stand("", name, original, value);
                if (isOfDbt) {
                    stand(DBT, name, original, value);
                }
            });
            return;
        }
        macros.in(owner, name).map(macro -> new MacroCall(macro, this)).ifPresent(original -> {
            stand(owner, name, original, value);
            if (owner.equals(DBT) && !stands.getOrDefault("", Map.of()).containsKey(name)) {
                stand("", name, original, value);
            }
        });
    }

    private void stand(String owner, String name, Value original, Value value) {
        stands.computeIfAbsent(owner, _ -> new HashMap<>())
                .put(name, original instanceof MacroCall ? new FunctionValue(name, (_, _) -> value) : value);
        found.remove(name);
    }

    @Override
    public Optional<Value> stand(String owner, String name) {
        return Optional.ofNullable(stands.getOrDefault(owner, Map.of()).get(name));
    }

    /** Notes that the node's code refers to an ephemeral model. */
    void addEphemeral(String uniqueId) {
        ephemerals.add(uniqueId);
    }

    /** The ephemeral models that the node's code has referred to so far, in that order. */
    Set<String> ephemerals() {
        return ephemerals;
    }

    @Override
    public Macros macros() {
        return macros;
    }

    @Override
    public String packageName() {
        return packageName;
    }

    @Override
    public Optional<Macro> macro(String macroPackage, String name) {
        return macros.in(macroPackage, name);
    }

    @Override
    public Optional<Value> find(String name) {
        Value known = found.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Value> value = stand("", name)
                .or(() -> macros.find(packageName, name).map(macro -> new MacroCall(macro, this)))
                .or(() -> Optional.ofNullable(own.get(name)))
                .or(() -> Optional.ofNullable(shared.get(name)))
                .or(() -> macros.isPackage(name) ? Optional.of(new PackageValue(name, this)) : Optional.empty());
        value.ifPresent(present -> found.put(name, present));
        return value;
    }

    /** The ids of the macros that the node's own code has called so far, not those that macros call. */
    Set<String> called() {
        return called;
    }

    @Override
    public void enter(Macro macro) {
        if (depth == 0) {
            called.add(macro.uniqueId());
        }
        depth++;
    }

    @Override
    public void leave() {
        depth--;
    }
}
