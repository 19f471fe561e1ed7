package dev.floe.dbt.macro;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.ProjectFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** All macros, by package and name, with the order in which dbt looks for them. */
public final class Macros {
    private final LoadedProject project;
    private final Map<String, Map<String, Macro>> byPackage = new HashMap<>();
    private final Map<String, Macro> internal = new HashMap<>();
    private final Map<String, Macro> anywhere = new HashMap<>();
    private final Map<String, Macro> byId = new LinkedHashMap<>();

    public Macros(LoadedProject project) {
        this.project = project;
    }

    public void add(Macro macro) {
        byPackage
                .computeIfAbsent(macro.packageName(), name -> new LinkedHashMap<>())
                .put(macro.name(), macro);
        byId.put(macro.uniqueId(), macro);
    }

    /** To be called once all macros are known: the adapter's own come before dbt's. */
    public void flatten() {
        for (ProjectFile file : project.internal().reversed()) {
            internal.putAll(byPackage.getOrDefault(file.name(), Map.of()));
        }
        anywhere.putAll(internal);
        for (ProjectFile file : project.packages()) {
            if (!file.isRoot()) {
                anywhere.putAll(byPackage.getOrDefault(file.name(), Map.of()));
            }
        }
        anywhere.putAll(byPackage.getOrDefault(project.root().name(), Map.of()));
    }

    public Collection<Macro> all() {
        return byId.values();
    }

    /** The macros that some macros reach, as their texts say, and those themselves. */
    public Set<Macro> reachable(Collection<Macro> start) {
        Set<Macro> reached = new LinkedHashSet<>();
        Deque<Macro> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            Macro macro = open.removeFirst();
            if (reached.add(macro)) {
                Fields.list(Fields.dict(macro.fields(), "depends_on"), "macros").forEach(id -> {
                    Macro next = byId.get(id.toText());
                    if (next != null) {
                        open.addLast(next);
                    }
                });
            }
        }
        return reached;
    }

    /** What an unqualified name means in a package: its own macro, the root project's, dbt's. */
    public Optional<Macro> find(String packageName, String name) {
        return in(packageName, name)
                .or(() -> in(project.root().name(), name))
                .or(() -> Optional.ofNullable(internal.get(name)));
    }

    /** What dbt takes a name for where it only reads the text of macros: the package's own macro, else anybody's. */
    public Optional<Macro> findByText(String packageName, String name) {
        return Optional.ofNullable(byPackage.getOrDefault(packageName, Map.of()).get(name))
                .or(() -> Optional.ofNullable(anywhere.get(name)));
    }

    /** A macro of one package; {@code dbt} stands for everything that dbt brings. */
    public Optional<Macro> in(String packageName, String name) {
        if (packageName.equals("dbt")) {
            return Optional.ofNullable(internal.get(name));
        }
        return Optional.ofNullable(byPackage.getOrDefault(packageName, Map.of()).get(name));
    }

    public boolean isPackage(String name) {
        return name.equals("dbt") || (byPackage.containsKey(name) && !project.isInternal(name));
    }

    public boolean isInstalled(String name) {
        return project.find(name).isPresent() && !project.root().name().equals(name);
    }

    /** A macro for this kind of database, in the packages that dispatch looks in. */
    public Optional<Macro> dispatch(
            String packageName, String name, Optional<String> namespace, List<String> prefixes) {
        return dispatch(name, namespace, prefixes, wanted -> find(packageName, wanted));
    }

    /** The same where dbt only reads the text of macros: it does not look at whose text it is. */
    public Optional<Macro> dispatchByText(String name, Optional<String> namespace, List<String> prefixes) {
        return dispatch(name, namespace, prefixes, wanted -> Optional.ofNullable(anywhere.get(wanted)));
    }

    private Optional<Macro> dispatch(
            String name,
            Optional<String> namespace,
            List<String> prefixes,
            Function<String, Optional<Macro>> anyPackage) {
        for (Optional<String> searched : searchOrder(namespace)) {
            for (String prefix : prefixes) {
                String wanted = prefix + "__" + name;
                Optional<Macro> found = searched.isPresent() ? in(searched.get(), wanted) : anyPackage.apply(wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private List<Optional<String>> searchOrder(Optional<String> namespace) {
        if (namespace.isEmpty()) {
            return List.of(Optional.empty());
        }
        Optional<List<String>> chosen = project.root().searchOrder(namespace.get());
        List<Optional<String>> order = new ArrayList<>();
        if (chosen.isPresent()) {
            chosen.get().forEach(name -> order.add(Optional.of(name)));
        } else if (isInstalled(namespace.get())) {
            order.add(Optional.of(project.root().name()));
            order.add(namespace);
        } else {
            order.add(Optional.empty());
        }
        return order;
    }
}
