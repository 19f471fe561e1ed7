package dev.floe.dbt.select;

import dev.floe.dbt.select.Selection.Criterion;
import dev.floe.dbt.select.Selection.Difference;
import dev.floe.dbt.select.Selection.Intersection;
import dev.floe.dbt.select.Selection.Union;
import dev.floe.documents.NearestName;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Selects nodes of one graph. For one thread at a time. */
public final class NodeSelector {
    private final EnabledNodes graph;
    private final NamedSelectors selectors;
    private final CriterionMatch matches;
    private final GraphWalk walk;
    private final IndirectTests tests;

    /** @param selectors what {@code selector:} refers to */
    public NodeSelector(SelectableGraph graph, NamedSelectors selectors) {
        this(graph, selectors, EarlierRun.none());
    }

    /**
     * A selector that can compare.
     *
     * @param selectors what {@code selector:} refers to
     * @param earlier what {@code state:}, {@code result:} and {@code source_status:} look at
     */
    public NodeSelector(SelectableGraph graph, NamedSelectors selectors, EarlierRun earlier) {
        this.graph = new EnabledNodes(graph);
        this.selectors = selectors;
        this.matches = new CriterionMatch(this.graph, earlier);
        this.walk = new GraphWalk(this.graph);
        this.tests = new IndirectTests(this.graph, walk);
    }

    /**
     * Selects nodes, with the tests that come along, and leaves out what the command does not take.
     *
     * @throws FloeException if a criterion asks for what does not exist
     */
    public SelectedNodes select(Selection selection, NodeFilter filter) {
        List<Problem> warnings = new ArrayList<>();
        Set<String> selected = evaluate(selection, warnings).direct();
        List<String> ids = new ArrayList<>();
        for (SelectableNode node : graph.nodes()) {
            if (selected.contains(node.uniqueId()) && filter.takes(node)) {
                ids.add(node.uniqueId());
            }
        }
        return new SelectedNodes(ids, warnings);
    }

    private Candidates evaluate(Selection selection, List<Problem> warnings) {
        return switch (selection) {
            case Criterion criterion -> tests.expand(matching(criterion, warnings), criterion.indirect());
            case Union union -> {
                Candidates all = Candidates.none();
                for (Selection part : union.parts()) {
                    all.addAll(evaluate(part, warnings));
                }
                yield tests.complete(all, union.indirect());
            }
            case Intersection intersection -> {
                Optional<Candidates> shared = Optional.empty();
                for (Selection part : intersection.parts()) {
                    Candidates candidates = evaluate(part, warnings);
                    shared.ifPresent(candidates::retainAll);
                    shared = Optional.of(candidates);
                }
                Candidates candidates = tests.complete(shared.orElseGet(Candidates::none), intersection.indirect());
                if (candidates.direct().isEmpty()) {
                    intersection.expected().map(this::nothingMatches).ifPresent(warnings::add);
                }
                yield candidates;
            }
            case Difference difference -> {
                Candidates candidates = evaluate(difference.included(), warnings);
                candidates.removeAll(evaluate(difference.excluded(), warnings));
                yield candidates;
            }
        };
    }

    private Set<String> matching(Criterion criterion, List<Problem> warnings) {
        Set<String> matching = new LinkedHashSet<>();
        if (criterion.method() == SelectionMethod.SELECTOR) {
            Selection named = selectors.find(CriterionMatch.text(criterion), criterion.place());
            matching.addAll(evaluate(named, warnings).direct());
        } else {
            Predicate<SelectableNode> predicate = matches.of(criterion);
            graph.nodes().stream()
                    .filter(predicate)
                    .map(SelectableNode::uniqueId)
                    .forEach(matching::add);
        }
        matching.addAll(walk.relatives(matching, criterion.operators()));
        return matching;
    }

    private Problem nothingMatches(String text) {
        List<String> names = graph.nodes().stream().map(SelectableNode::name).toList();
        return new Problem(
                SelectionError.NOTHING_MATCHES,
                Severity.WARNING,
                "The selection criterion '" + text + "' does not match any enabled nodes",
                Optional.empty(),
                List.of(),
                NearestName.of(text, names).map(near -> "did you mean '" + near + "'?"));
    }
}
