package dev.floe.jinja.template;

import dev.floe.jinja.syntax.Statement;
import dev.floe.jinja.syntax.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that one part of a template may assign, while it is compiled.
 *
 * <p>As in Jinja2, a name belongs to the scope that assigns it anywhere, but it hides the same name further out only once
 * it has a value: so looking up a name tries the scopes from the innermost outwards.
 */
final class Scope {
    private final @Nullable Scope parent;
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    private Scope(@Nullable Scope parent) {
        this.parent = parent;
    }

    static Scope root() {
        return new Scope(null);
    }

    boolean isRoot() {
        return parent == null;
    }

    Scope inner() {
        return new Scope(this);
    }

    int declare(String name) {
        return slots.computeIfAbsent(name, ignored -> slots.size());
    }

    int size() {
        return slots.size();
    }

    /** Whether a part of the template, in this scope or further inside, looks a name up that this scope may assign. */
    boolean isUsed(String name) {
        return used.contains(name);
    }

    /** The slot of a name in this very scope. */
    int slot(String name) {
        return Optional.ofNullable(slots.get(name))
                .orElseThrow(() -> new IllegalStateException("'" + name + "' was not declared"));
    }

    /** Where a name may have its value, from the innermost scope outwards. */
    List<Location> locations(String name) {
        List<Location> locations = new ArrayList<>();
        int distance = 0;
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Integer slot = scope.slots.get(name);
            if (slot != null) {
                scope.used.add(name);
                locations.add(new Location(distance, slot));
            }
            distance++;
        }
        return locations;
    }

    /**
     * A slot of a scope.
     *
     * @param distance how many scopes further out
     */
    record Location(int distance, int slot) {}

    /** Declares everything that the statements assign in this scope. */
    void declareAll(List<Statement> statements) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Set set -> declare(set.target());
                case Statement.SetBlock set -> declare(set.target());
                case Statement.Macro macro -> declare(macro.name());
                case Statement.If branching -> {
                    branching.branches().forEach(branch -> declareAll(branch.body()));
                    declareAll(branching.otherwise());
                }
                case Statement.Text _,
                        Statement.Output _,
                        Statement.For _,
                        Statement.Do _,
                        Statement.CallBlock _,
                        Statement.FilterBlock _,
                        Statement.With _,
                        Statement.Break _,
                        Statement.Continue _ -> {}
            }
        }
    }

    void declare(Target target) {
        switch (target) {
            case Target.Variable variable -> declare(variable.name());
            case Target.Unpacking unpacking -> unpacking.targets().forEach(this::declare);
            case Target.NamespaceAttribute _ -> {}
        }
    }
}
