package dev.floe.dbt.state;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.select.EarlierRun;
import dev.floe.dbt.select.Refusal;
import dev.floe.dbt.select.SelectableNode;
import dev.floe.dbt.select.Selection.Criterion;
import dev.floe.dbt.select.SelectionError;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares a project with what an earlier run has left: what is new, what has changed, what failed, which data is fresher. */
public final class ProjectComparison implements EarlierRun {
    private static final List<String> STATES = List.of(
            "new",
            "old",
            "modified",
            "unmodified",
            "modified.body",
            "modified.configs",
            "modified.persisted_descriptions",
            "modified.relation",
            "modified.macros",
            "modified.contract");

    private static final Set<String> WITHOUT_RELATION =
            Set.of("exposure", "metric", "semantic_model", "saved_query", "unit_test");

    private final DictValue manifest;
    private final EarlierArtifacts earlier;
    private final Optional<DictValue> freshness;
    private final ContractBreaks breaks = new ContractBreaks();

    /**
     * A comparison.
     *
     * @param manifest of the project as it is now
     * @param freshness what sources.json says now
     */
    public ProjectComparison(DictValue manifest, EarlierArtifacts earlier, Optional<DictValue> freshness) {
        this.manifest = manifest;
        this.earlier = earlier;
        this.freshness = freshness;
    }

    @Override
    public Optional<Predicate<SelectableNode>> matching(Criterion criterion, String value) {
        return switch (criterion.method()) {
            case STATE -> earlier.manifest().map(before -> inState(before, value, criterion));
            case RESULT -> earlier.results().map(results -> withResult(results, value));
            case SOURCE_STATUS ->
                earlier.sources().flatMap(before -> freshness.map(now -> fresher(before, now, value, criterion)));
            default -> throw new IllegalArgumentException("'" + criterion.method() + "' asks for no earlier run");
        };
    }

    @Override
    public List<Problem> warnings() {
        return breaks.warnings();
    }

    private Predicate<SelectableNode> inState(DictValue before, String value, Criterion criterion) {
        Map<String, DictValue> then = entries(before);
        Map<String, DictValue> now = entries(manifest);
        Set<String> macros = changedMacros(before);
        BiPredicate<DictValue, Optional<DictValue>> isModified = (node, old) ->
                !old.map(each -> new NodeChange(node, each).isNone()).orElseGet(() -> isOutside(node))
                        || calls(node, macros);
        BiPredicate<DictValue, Optional<DictValue>> check =
                switch (value) {
                    case "new" -> (_, old) -> old.isEmpty();
                    case "old" -> (_, old) -> old.isPresent();
                    case "modified" ->
                        (node, old) -> {
                            old.ifPresent(each -> breaks.check(node, each));
                            return isModified.test(node, old);
                        };
                    case "unmodified" -> isModified.negate();
                    case "modified.body" -> built(NodeChange::hasSameBody);
                    case "modified.configs" -> described(NodeChange::hasSameConfig, Set.of("unit_test"));
                    case "modified.persisted_descriptions" -> built(NodeChange::hasSamePersistedDescriptions);
                    case "modified.relation" -> described(NodeChange::hasSameRelation, WITHOUT_RELATION);
                    case "modified.contract" ->
                        built(change -> {
                            breaks.check(change.now(), change.before());
                            return change.hasSameContract();
                        });
                    case "modified.macros" -> (node, _) -> calls(node, macros);
                    default ->
                        throw Refusal.ofUnknownName(
                                SelectionError.METHOD_VALUE,
                                criterion.place(),
                                "Criterion '%s' asks for a state '%s'".formatted(criterion.text(), value),
                                value,
                                STATES);
                };
        return node -> Optional.ofNullable(now.get(node.uniqueId()))
                .filter(entry -> check.test(entry, Optional.ofNullable(then.get(node.uniqueId()))))
                .isPresent();
    }

    /** dbt takes sources and what stands behind the models for unchanged where they were not there before. */
    private static boolean isOutside(DictValue node) {
        return switch (Fields.text(node, "resource_type", "")) {
            case "source", "exposure", "metric", "semantic_model", "saved_query" -> true;
            default -> false;
        };
    }

    /** A check of what only nodes with code or data have; a node that is new differs in everything. */
    private static BiPredicate<DictValue, Optional<DictValue>> built(Predicate<NodeChange> isSame) {
        return (node, old) -> switch (Fields.text(node, "resource_type", "")) {
            case "model", "seed", "snapshot", "test", "analysis", "operation", "function" ->
                old.isEmpty() || !isSame.test(new NodeChange(node, old.get()));
            default -> false;
        };
    }

    /** A check of what also that has which is only described. */
    private static BiPredicate<DictValue, Optional<DictValue>> described(
            Predicate<NodeChange> isSame, Set<String> without) {
        return (node, old) -> !without.contains(Fields.text(node, "resource_type", ""))
                && (old.isEmpty() || !isSame.test(new NodeChange(node, old.get())));
    }

    private static Map<String, DictValue> entries(DictValue manifest) {
        Map<String, DictValue> entries = new HashMap<>();
        ManifestGraph.SECTIONS.forEach(
                section -> Fields.dict(manifest, section).entries().forEach((id, entry) -> {
                    if (entry instanceof DictValue dict) {
                        entries.put(id.toText(), dict);
                    }
                }));
        return entries;
    }

    private Set<String> changedMacros(DictValue before) {
        DictValue then = Fields.dict(before, "macros");
        DictValue now = Fields.dict(manifest, "macros");
        Set<String> changed = new HashSet<>();
        then.entries().keySet().forEach(id -> changed.add(id.toText()));
        now.entries().keySet().forEach(id -> changed.add(id.toText()));
        changed.removeIf(id -> isOfDbt(id) || code(then, id).equals(code(now, id)));
        return changed;
    }

    /** Of dbt's own macros another program may have its own words. */
    private static boolean isOfDbt(String id) {
        return id.startsWith("macro.dbt.")
                || id.startsWith("macro.dbt_duckdb.")
                || id.startsWith("macro.dbt_postgres.");
    }

    private static Optional<String> code(DictValue macros, String id) {
        return Fields.text(Fields.dict(macros, id), "macro_sql");
    }

    /** Whether a node calls one of some macros, by way of others or not. */
    private boolean calls(DictValue node, Set<String> changed) {
        return !changed.isEmpty() && calls(node, changed, new HashSet<>());
    }

    private boolean calls(DictValue caller, Set<String> changed, Set<String> seen) {
        return Fields.list(Fields.dict(caller, "depends_on"), "macros").stream()
                .map(Value::toText)
                .filter(seen::add)
                .anyMatch(id ->
                        changed.contains(id) || calls(Fields.dict(Fields.dict(manifest, "macros"), id), changed, seen));
    }

    private static Predicate<SelectableNode> withResult(DictValue results, String status) {
        Set<String> ids = Fields.dicts(results, "results").stream()
                .filter(result -> Fields.text(result, "status", "").equals(status))
                .map(result -> Fields.text(result, "unique_id", ""))
                .collect(Collectors.toSet());
        return node -> ids.contains(node.uniqueId());
    }

    private static Predicate<SelectableNode> fresher(
            DictValue before, DictValue now, String value, Criterion criterion) {
        if (!value.equals("fresher")) {
            throw Refusal.ofUnknownName(
                    SelectionError.METHOD_VALUE,
                    criterion.place(),
                    "Criterion '%s' asks for a status '%s'".formatted(criterion.text(), value),
                    value,
                    List.of("fresher"));
        }
        Map<String, String> then = loaded(before);
        Map<String, String> today = loaded(now);
        return node -> {
            String loaded = today.get(node.uniqueId());
            String earlier = then.get(node.uniqueId());
            return loaded != null && (earlier == null || loaded.compareTo(earlier) > 0);
        };
    }

    /** When the rows of each source were loaded last, in a form that can be compared as text. */
    private static Map<String, String> loaded(DictValue sources) {
        Map<String, String> loaded = new HashMap<>();
        Fields.dicts(sources, "results").forEach(result -> Fields.text(result, "max_loaded_at")
                .ifPresent(time -> loaded.put(Fields.text(result, "unique_id", ""), time)));
        return loaded;
    }
}
