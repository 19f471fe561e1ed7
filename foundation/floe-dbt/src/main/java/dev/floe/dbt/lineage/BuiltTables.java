package dev.floe.dbt.lineage;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which tables have the columns of their query and no others, once they are built. */
final class BuiltTables {
    private static final Set<String> BUILT_ANEW = Set.of("table", "view", "ephemeral", "materialized_view", "external");
    private static final Set<String> PACKAGES_OF_DBT = Set.of("dbt", "dbt_duckdb", "dbt_postgres");

    /** Macros by which a project makes tables in a way of its own. */
    private static final Set<String> MAKING = Set.of("create_table_as", "create_view_as");

    /** A statement that changes tables, or a macro that may make one. */
    private static final Pattern CHANGE =
            Pattern.compile("\\balter\\b|\\bcreate\\b|\\{\\{-?\\s*[\\w.]+\\s*\\(", Pattern.CASE_INSENSITIVE);

    private final Set<String> changed;

    private BuiltTables(Set<String> changed) {
        this.changed = changed;
    }

    static BuiltTables of(DictValue manifest) {
        Set<String> changed = new HashSet<>();
        for (Value value : Fields.dict(manifest, "macros").entries().values()) {
            if (value instanceof DictValue macro && !PACKAGES_OF_DBT.contains(Fields.text(macro, "package_name", ""))) {
                String name = Fields.text(macro, "name", "");
                for (String built : BUILT_ANEW) {
                    if (name.startsWith("materialization_" + built + "_")
                            || MAKING.stream().anyMatch(name::endsWith)) {
                        changed.add(built);
                    }
                }
            }
        }
        return new BuiltTables(changed);
    }

    /** A hook may give the table other columns, and so may a way of building that is the project's own. */
    boolean isOfItsQuery(ManifestNode node) {
        String materialized = Fields.text(node.config(), "materialized", "");
        return BUILT_ANEW.contains(materialized)
                && !changed.contains(materialized)
                && Fields.dicts(node.config(), "post-hook").stream()
                        .noneMatch(hook ->
                                CHANGE.matcher(Fields.text(hook, "sql", "")).find());
    }
}
