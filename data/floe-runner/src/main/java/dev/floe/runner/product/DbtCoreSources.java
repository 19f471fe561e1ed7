package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The templates that a node's SQL comes from: its own and those of the macros that it calls. dbt compiles a node only when
 * those before it are built, so what it compiles to cannot tell beforehand whether it has to run; its templates can, as long
 * as they read nothing but what they refer to.
 */
final class DbtCoreSources {
    private static final Set<String> OF_DBT = Set.of("dbt", "dbt_duckdb");

    /** What lets a template depend on more than its references, variables and the target. */
    private static final Pattern OPEN = Pattern.compile(
            "\\b(run_started_at|invocation_id|invocation_args_dict|selected_resources|modules|env_var|run_query|statement"
                    + "|load_result|load_relation|load_cached_relation|graph|flags"
                    + "|api|thread_id|dbt_metadata_envs|information_schema|duckdb_\\w+|get_relations_by_\\w+)\\b"
                    + "|\\badapter\\.(?!dispatch\\b|quote\\b|get_columns_in_relation\\b)");

    /** A file whose name is known only when the template is rendered, and which may change without any text changing. */
    private static final Pattern OPEN_FILE = Pattern.compile(
            "\\b(read_\\w+|\\w+_scan|glob|sniff_csv|parquet_\\w+)\\s*\\((?!\\s*\\[?\\s*'[^'{]*')"
                    + "|'[^'\\n]*\\{[{%][^\\n]*\\.(parquet|csv|tsv|json|jsonl|ndjson|txt|gz|zst|xlsx|arrow)"
                    + "|\\b(from|join)\\s+'[^'\\n]*\\{",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> OPEN_MACROS = Set.of(
            "current_timestamp", "current_timestamp_in_utc", "snapshot_get_time", "run_query", "statement", "now");

    private final ManifestGraph graph;
    private final DictValue macros;
    private final String settings;

    /** @param settings on which all nodes depend */
    DbtCoreSources(ManifestGraph graph, DictValue manifest, String settings) {
        this.graph = graph;
        this.macros = Fields.dict(manifest, "macros");
        this.settings = settings + ofProject();
    }

    /** Macros of the project, some of which no node refers to: materializations, strategies, what hooks call. */
    private String ofProject() {
        return macros.entries().values().stream()
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .filter(macro -> Fields.text(macro, "package_name", "").equals(graph.projectName()))
                .map(macro -> Fields.text(macro, "macro_sql", ""))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** The text of all of it; empty: it may give another SQL each time. */
    Optional<String> text(ManifestNode node) {
        StringBuilder text = new StringBuilder();
        if (!add(node, text, new LinkedHashSet<>())
                || OPEN.matcher(text).find()
                || OPEN_FILE.matcher(text).find()) {
            return Optional.empty();
        }
        return Optional.of(text.append(settings).toString());
    }

    /** Says whether all of it is known. */
    private boolean add(ManifestNode node, StringBuilder text, Set<String> seen) {
        if (Fields.text(node.fields(), "language", "sql").equals("python")) {
            return false;
        }
        text.append(Fields.text(node.fields(), "raw_code", ""))
                .append(Fields.dict(node.fields(), "test_metadata").repr())
                .append(Fields.dict(node.fields(), "overrides").repr())
                .append(Fields.text(node.fields(), "relation_name", ""))
                .append('\n');
        boolean isKnown = addMacros(node.fields(), text, seen);
        for (String parent : graph.parents(node.uniqueId())) {
            if (graph.node(parent).resourceType() == ResourceType.SOURCE) {
                isKnown &= addSource(graph.node(parent).fields(), text);
            } else if (TableNames.isEphemeral(graph.node(parent)) || node.resourceType() == ResourceType.UNIT_TEST) {
                isKnown &= add(graph.node(parent), text, seen);
            }
        }
        return isKnown;
    }

    /** dbt-duckdb reads a source out of files where it says so; a place with names to be put in is not followed. */
    private static boolean addSource(DictValue source, StringBuilder text) {
        DictValue config = Fields.dict(source, "config");
        List<DictValue> places = List.of(
                Fields.dict(source, "meta"), config, Fields.dict(config, "meta"), Fields.dict(source, "source_meta"));
        text.append(Fields.text(source, "relation_name", "")).append('\n');
        places.forEach(place -> text.append(place.repr().replace("\\'", "'")).append('\n'));
        return places.stream()
                .flatMap(place -> Fields.text(place, "external_location").stream())
                .noneMatch(location -> location.contains("{"));
    }

    private boolean addMacros(DictValue fields, StringBuilder text, Set<String> seen) {
        boolean isKnown = true;
        for (Value id : Fields.list(Fields.dict(fields, "depends_on"), "macros")) {
            if (seen.add(id.toText())) {
                DictValue macro = Fields.dict(macros, id.toText());
                if (OF_DBT.contains(Fields.text(macro, "package_name", ""))) {
                    isKnown &= !OPEN_MACROS.contains(Fields.text(macro, "name", ""));
                } else {
                    text.append(Fields.text(macro, "macro_sql", "")).append('\n');
                    isKnown &= addMacros(macro, text, seen);
                }
            }
        }
        return isKnown;
    }
}
