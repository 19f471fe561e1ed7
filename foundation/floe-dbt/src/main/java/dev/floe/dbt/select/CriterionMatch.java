package dev.floe.dbt.select;

import dev.floe.dbt.select.Selection.Criterion;
import dev.floe.jinja.value.StringValue;
import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides which nodes have the property that a criterion asks for. */
final class CriterionMatch {
    private final SelectableGraph graph;
    private final EarlierRun earlier;

    CriterionMatch(SelectableGraph graph, EarlierRun earlier) {
        this.graph = graph;
        this.earlier = earlier;
    }

    /** @throws FloeException if the method cannot look for the value */
    Predicate<SelectableNode> of(Criterion criterion) {
        return switch (criterion.method()) {
            case ACCESS ->
                node -> node.access()
                        .map(StringValue::of)
                        .filter(criterion.value()::equals)
                        .isPresent();
            case CONFIG -> new ConfigProperty(criterion.arguments(), criterion.value())::matches;
            case STATE, RESULT, SOURCE_STATUS ->
                earlier.matching(criterion, text(criterion))
                        .orElseThrow(() -> Refusal.of(
                                SelectionError.STATE_NEEDED,
                                criterion.place(),
                                "Criterion '%s' compares with an earlier run, and none is given"
                                        .formatted(criterion.text()),
                                "name the directory of its artifacts with --state"));
            case SELECTOR -> throw new IllegalStateException("A selector is no property of a node");
            case FQN -> named(new QualifiedName(text(criterion)));
            case GROUP -> grouped(new Wildcard(text(criterion)));
            case FILE -> inFile(new Wildcard(text(criterion)));
            case PACKAGE -> inPackage(text(criterion));
            case PATH -> new PathPattern(text(criterion), criterion, graph)::matches;
            case TAG -> tagged(new Wildcard(text(criterion)));
            case TEST_NAME -> testNamed(new Wildcard(text(criterion)));
            case TEST_TYPE -> testOfType(text(criterion), criterion);
            case RESOURCE_TYPE -> ofType(text(criterion), criterion);
            case VERSION -> ModelVersion.matching(text(criterion), criterion);
            case SOURCE -> table(text(criterion), criterion);
            case EXPOSURE -> entry(ResourceType.EXPOSURE, text(criterion), criterion);
            case METRIC -> entry(ResourceType.METRIC, text(criterion), criterion);
            case SEMANTIC_MODEL -> entry(ResourceType.SEMANTIC_MODEL, text(criterion), criterion);
            case SAVED_QUERY -> entry(ResourceType.SAVED_QUERY, text(criterion), criterion);
            case UNIT_TEST -> entry(ResourceType.UNIT_TEST, text(criterion), criterion);
        };
    }

    /** The text that a criterion looks for. */
    static String text(Criterion criterion) {
        if (criterion.value() instanceof StringValue text) {
            return text.value();
        }
        throw Refusal.of(
                SelectionError.METHOD_VALUE,
                criterion.place(),
                "Method '%s' looks for a string, not for %s"
                        .formatted(criterion.method().text(), criterion.value().repr()),
                "only 'config' compares with other values; write quotes around this one");
    }

    private static Predicate<SelectableNode> named(QualifiedName name) {
        return node -> node.resourceType() != ResourceType.SOURCE && name.matches(node);
    }

    private static Predicate<SelectableNode> tagged(Wildcard pattern) {
        return node -> node.tags().stream().anyMatch(pattern::matches);
    }

    private static Predicate<SelectableNode> grouped(Wildcard pattern) {
        return node -> (node.resourceType().isExecutable() || node.resourceType() == ResourceType.METRIC)
                && node.config().find("group").stream()
                        .anyMatch(group ->
                                group instanceof StringValue name && name.isTrue() && pattern.matches(name.value()));
    }

    private static Predicate<SelectableNode> inFile(Wildcard pattern) {
        return node -> {
            String name = node.path().substring(node.path().lastIndexOf('/') + 1);
            return pattern.matches(name) || pattern.matches(withoutExtension(name));
        };
    }

    private Predicate<SelectableNode> inPackage(String name) {
        Wildcard pattern = new Wildcard(name.equals("this") ? graph.projectName() : name);
        return node -> pattern.matches(node.packageName());
    }

    private static Predicate<SelectableNode> testNamed(Wildcard pattern) {
        return node -> switch (node.resourceType()) {
            case TEST -> node.testName().filter(pattern::matches).isPresent();
            case UNIT_TEST -> pattern.matches(node.name());
            default -> false;
        };
    }

    /** {@code schema} and {@code data} are older names; dbt takes a piece of any name but {@code generic} for the name. */
    private static Predicate<SelectableNode> testOfType(String wanted, Criterion criterion) {
        Predicate<SelectableNode> isTest = node -> node.resourceType() == ResourceType.TEST;
        if (wanted.equals("generic") || wanted.equals("schema")) {
            return isTest.and(node -> node.testName().isPresent());
        }
        if ("data".contains(wanted)) {
            return isTest;
        }
        if ("singular".contains(wanted)) {
            return isTest.and(node -> node.testName().isEmpty());
        }
        if ("unit".contains(wanted)) {
            return node -> node.resourceType() == ResourceType.UNIT_TEST;
        }
        throw Refusal.ofUnknownName(
                SelectionError.METHOD_VALUE,
                criterion.place(),
                "Criterion '%s' asks for a type of test '%s'".formatted(criterion.text(), wanted),
                wanted,
                List.of("generic", "singular", "unit", "data"));
    }

    private static Predicate<SelectableNode> ofType(String wanted, Criterion criterion) {
        ResourceType type = ResourceType.find(wanted)
                .orElseThrow(() -> Refusal.ofUnknownName(
                        SelectionError.METHOD_VALUE,
                        criterion.place(),
                        "Criterion '%s' asks for a resource type '%s'".formatted(criterion.text(), wanted),
                        wanted,
                        ResourceType.texts()));
        return node -> node.resourceType() == type;
    }

    private static Predicate<SelectableNode> table(String wanted, Criterion criterion) {
        List<String> parts = DottedName.parts(wanted);
        if (parts.size() > 3) {
            throw refuseParts(criterion, "a source is 'source', 'source.table' or 'package.source.table'");
        }
        Wildcard inPackage = new Wildcard(parts.size() == 3 ? parts.getFirst() : "*");
        Wildcard source = new Wildcard(parts.size() == 3 ? parts.get(1) : parts.getFirst());
        Wildcard table = new Wildcard(parts.size() == 1 ? "*" : parts.getLast());
        return node -> node.resourceType() == ResourceType.SOURCE
                && inPackage.matches(node.packageName())
                && node.sourceName().filter(source::matches).isPresent()
                && table.matches(node.name());
    }

    private static Predicate<SelectableNode> entry(ResourceType type, String wanted, Criterion criterion) {
        List<String> parts = DottedName.parts(wanted);
        if (parts.size() > 2) {
            throw refuseParts(criterion, "write 'name' or 'package.name'");
        }
        Wildcard inPackage = new Wildcard(parts.size() == 2 ? parts.getFirst() : "*");
        Wildcard name = new Wildcard(parts.getLast());
        return node ->
                node.resourceType() == type && inPackage.matches(node.packageName()) && name.matches(node.name());
    }

    private static FloeException refuseParts(Criterion criterion, String help) {
        return Refusal.of(
                SelectionError.METHOD_VALUE,
                criterion.place(),
                "The value of criterion '%s' has too many parts".formatted(criterion.text()),
                help);
    }

    private static String withoutExtension(String name) {
        return Optional.of(name.lastIndexOf('.'))
                .filter(dot -> dot > 0 && dot < name.length() - 1)
                .map(dot -> name.substring(0, dot))
                .orElse(name);
    }
}
