package dev.floe.dbt.materialize;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.macro.Dispatch;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what builds a node: floe's own control flow, or a macro of the project. One for the kind of database wins over one
 * for all; a package may not replace what is built in, unless the root project says so by a macro of its own.
 */
final class Materializations {
    private static final Map<String, Materialization> BUILT_IN = Map.of(
            "table", new TableMaterialization(RelationType.TABLE),
            "view", new TableMaterialization(RelationType.VIEW),
            "materialized_view", new MaterializedViewMaterialization(),
            "incremental", new IncrementalMaterialization(),
            "seed", new SeedMaterialization(),
            "snapshot", new SnapshotMaterialization(),
            "test", TestRun::ask,
            "unit", UnitTestRun::ask,
            "function", new FunctionMaterialization());
    private static final Map<String, Materialization> BUILT_IN_FOR_DUCKDB =
            Map.of("external", new ExternalMaterialization(), "table_function", new TableFunctionMaterialization());
    private static final Set<String> QUERIES = Set.of("table", "view", "incremental", "external");
    private static final List<String> CREATING_MACROS = List.of(
            "create_table_as", "get_create_table_as_sql", "create_view_as", "get_create_view_as_sql", "statement");
    private static final List<String> ADDING_MACROS = List.of(
            "get_incremental_append_sql",
            "get_incremental_default_sql",
            "get_incremental_delete_insert_sql",
            "get_delete_insert_merge_sql",
            "get_insert_into_sql",
            "get_incremental_microbatch_sql",
            "make_temp_relation",
            "process_schema_changes");
    private static final List<String> MERGING_MACROS =
            List.of("get_incremental_merge_sql", "get_merge_sql", "merge_join_clause", "merge_clause_defaults");
    private static final List<String> SNAPSHOT_MACROS =
            List.of("snapshot_merge_sql", "create_columns", "post_snapshot", "materialization_snapshot");
    private static final Set<String> OWN_OF_DUCKDB = Set.of("table", "incremental", "external", "table_function");

    private final LoadedProject project;
    private final Macros macros;
    private final Adapter adapter;

    Materializations(LoadedProject project, Macros macros, Adapter adapter) {
        this.project = project;
        this.macros = macros;
        this.adapter = adapter;
    }

    Materialization find(String name) {
        Optional<Materialization> builtIn = Optional.ofNullable(BUILT_IN.get(name))
                .or(() -> adapter.type().equals("duckdb")
                        ? Optional.ofNullable(BUILT_IN_FOR_DUCKDB.get(name))
                        : Optional.empty());
        boolean isOwn = adapter.type().equals("duckdb") && OWN_OF_DUCKDB.contains(name);
        for (String prefix : Dispatch.prefixes(adapter)) {
            Optional<Macro> macro = macro("materialization_" + name + "_" + prefix, builtIn.isPresent());
            if (macro.isPresent() && !(isOwn && prefix.equals("default"))) {
                return build -> interpret(build, macro.get());
            }
        }
        return builtIn.orElseThrow(() -> TemplateException.of(
                ErrorKind.RAISED,
                "No materialization '%s' was found for adapter %s: there is no macro 'materialization_%s_%s'"
                        .formatted(name, adapter.type(), name, adapter.type())));
    }

    /**
     * Whether a materialization gives a relation the rows of the node's query and does nothing else with it: it is built in,
     * and no macro of the project or its packages takes part in it.
     */
    boolean isQuery(String name) {
        return QUERIES.contains(name)
                && project.packages().stream().map(ProjectFile::name).noneMatch(packageName -> Stream.concat(
                                Stream.of("materialization_" + name), CREATING_MACROS.stream())
                        .anyMatch(macro -> isOverridden(packageName, macro)));
    }

    /** Whether rows are added as floe's own macros do it, which append them, or delete by key and append. */
    boolean addsPlainly() {
        return adapter.type().equals("duckdb") && !isOverridden(ADDING_MACROS);
    }

    /** Whether rows are merged as floe's own macros do it, which change those that agree with a new one in the keys. */
    boolean mergesPlainly() {
        return adapter.type().equals("duckdb") && !isOverridden(MERGING_MACROS);
    }

    /** Whether a snapshot changes its table as floe's own macros do it. */
    boolean snapshotsPlainly() {
        return adapter.type().equals("duckdb") && !isOverridden(SNAPSHOT_MACROS);
    }

    private boolean isOverridden(List<String> names) {
        return project.packages().stream().map(ProjectFile::name).anyMatch(packageName -> names.stream()
                .anyMatch(macro -> isOverridden(packageName, macro)));
    }

    private boolean isOverridden(String packageName, String macro) {
        return Stream.concat(
                        Stream.of(macro),
                        Dispatch.prefixes(adapter).stream()
                                .flatMap(prefix -> Stream.of(prefix + "__" + macro, macro + "_" + prefix)))
                .anyMatch(form -> macros.in(packageName, form).isPresent());
    }

    private Optional<Macro> macro(String name, boolean isBuiltIn) {
        Optional<Macro> own = macros.in(project.root().name(), name);
        if (own.isPresent() || isBuiltIn) {
            return own;
        }
        return project.packages().stream()
                .filter(file -> !file.isRoot())
                .map(ProjectFile::name)
                .flatMap(packageName -> macros.in(packageName, name).stream())
                .findFirst();
    }

    private static List<Relation> interpret(NodeBuild build, Macro macro) {
        Value result = build.templates().materialize(macro);
        return build.templates().elements(build.templates().attribute(result, "relations")).stream()
                .map(relation -> NodeBuild.relation(relation, macro.name()))
                .toList();
    }
}
