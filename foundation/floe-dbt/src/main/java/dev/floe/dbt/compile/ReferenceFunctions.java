package dev.floe.dbt.compile;

import dev.floe.dbt.adapter.Connection;
import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.compile.BatchTimes.Span;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.parse.ProjectLanguage;
import dev.floe.dbt.relation.EventTime;
import dev.floe.dbt.relation.EventTimeFilter;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ref} and {@code source} once the project is parsed: they give the relation of what they name. */
final class ReferenceFunctions {
    private static final Set<String> SAMPLED = Set.of("model", "snapshot");

    private final ProjectLanguage language;
    private final InvocationFacts invocation;
    private final Deferral deferral;
    private final Connection connection;

    ReferenceFunctions(ProjectLanguage language, InvocationFacts invocation, Deferral deferral, Connection connection) {
        this.language = language;
        this.invocation = invocation;
        this.deferral = deferral;
        this.connection = connection;
    }

    /** {@code ref} for a node: it may name what was found when the node was parsed, and nothing else. */
    FunctionValue ref(DictValue node, NodeScope scope, Optional<Batch> batch) {
        return new FunctionValue("ref", (evaluation, arguments) -> {
            DictValue target = target(scope.packageName(), arguments, describe(node));
            String id = Fields.text(target, "unique_id", "");
            boolean isDeclared = Fields.list(Fields.dict(node, "depends_on"), "nodes").stream()
                    .anyMatch(parent -> parent.toText().equals(id));
            if (!isDeclared) {
                throw undeclared(node, arguments);
            }
            if (isEphemeral(target)) {
                scope.addEphemeral(id);
                return value(NodeRelation.ofEphemeral(language.adapter(), target));
            }
            return value(filtered(relation(evaluation, target), target, node, batch));
        });
    }

    /** The relation of a node: where it is, or where another run has made it. */
    private RelationBuilder relation(Evaluation evaluation, DictValue target) {
        RelationBuilder here = NodeRelation.ofNode(language.adapter(), target);
        String id = Fields.text(target, "unique_id", "");
        return deferral.find(id)
                .filter(_ -> deferral.prefersThere(id, invocation.selected())
                        || connection.find(evaluation, here.build().path()).isEmpty())
                .map(there -> NodeRelation.ofNode(language.adapter(), there))
                .orElse(here);
    }

    /** {@code ref} for a unit test: it gives the fixture that stands for what it names. */
    FunctionValue ref(UnitTestCase test, NodeScope scope) {
        return new FunctionValue(
                "ref",
                (_, arguments) -> fixture(test, scope, target(scope.packageName(), arguments, describe(test.node()))));
    }

    /** {@code source} for a unit test. */
    FunctionValue source(UnitTestCase test, NodeScope scope) {
        return new FunctionValue(
                "source",
                (_, arguments) -> fixture(test, scope, sourceTarget(scope, arguments, describe(test.node()))));
    }

    private RelationValue fixture(UnitTestCase test, NodeScope scope, DictValue original) {
        DictValue input = Optional.ofNullable(test.inputs().get(Fields.text(original, "unique_id", "")))
                .orElseThrow(() -> raised("%s has no rows for '%s', which its model reads"
                        .formatted(describe(test.node()), Fields.text(original, "name", ""))));
        scope.addEphemeral(Fields.text(input, "unique_id", ""));
        return new RelationValue(
                NodeRelation.ofFixture(language.adapter(), input).build());
    }

    /**
     * Of what says when its rows happened, a batch reads those of its time, and a model or a snapshot those of the sample that the
     * command asks for.
     */
    private RelationBuilder filtered(
            RelationBuilder relation, DictValue target, DictValue node, Optional<Batch> batch) {
        Optional<Span> span = span(node, batch);
        if (Fields.text(Fields.dict(target, "config"), "event_time").isEmpty() || span.isEmpty()) {
            return relation;
        }
        return relation.eventTimeFilter(Optional.of(new EventTimeFilter(
                eventTime(target),
                Optional.of(time(span.get().start())),
                Optional.of(time(span.get().end())))));
    }

    private Optional<Span> span(DictValue node, Optional<Batch> batch) {
        Optional<Span> sample =
                invocation.sample().filter(_ -> SAMPLED.contains(Fields.text(node, "resource_type", "")));
        return batch.map(Batch::span)
                .map(own -> sample.map(each -> new Span(
                                each.start().isAfter(own.start()) ? each.start() : own.start(),
                                each.end().isBefore(own.end()) ? each.end() : own.end()))
                        .orElse(own))
                .or(() -> sample);
    }

    /** The column, quoted where its own entry says so, or else the source. */
    private static String eventTime(DictValue target) {
        String name = Fields.text(Fields.dict(target, "config"), "event_time", "");
        DictValue column = Fields.dict(target, "columns").entries().values().stream()
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .filter(each -> Fields.text(each, "name", "").equals(name))
                .findFirst()
                .orElseGet(DictValue::empty);
        boolean isQuoted = Fields.find(column, "quote")
                .or(() -> Fields.find(Fields.dict(target, "quoting"), "column"))
                .filter(Value::isTrue)
                .isPresent();
        return isQuoted ? '"' + name + '"' : name;
    }

    private static EventTime time(LocalDateTime time) {
        return new EventTime(time, Optional.of(ZoneOffset.UTC));
    }

    /** {@code ref} for what is no node: any relation, but no ephemeral model, as there is no query to put it in. */
    FunctionValue ref(NodeScope scope) {
        return new FunctionValue("ref", (evaluation, arguments) -> {
            DictValue target = target(scope.packageName(), arguments, "an operation");
            if (isEphemeral(target)) {
                throw raised("Operations can not ref() ephemeral nodes, but '" + Fields.text(target, "name", "")
                        + "' is ephemeral");
            }
            return value(relation(evaluation, target));
        });
    }

    FunctionValue source(NodeScope scope, DictValue node, Optional<Batch> batch) {
        String caller = describe(node);
        return new FunctionValue("source", (_, arguments) -> {
            DictValue target = sourceTarget(scope, arguments, caller);
            return value(filtered(SourceRelation.of(language.adapter(), target), target, node, batch));
        });
    }

    private DictValue sourceTarget(NodeScope scope, Arguments arguments, String caller) {
        List<Value> names = arguments.positional();
        if (names.size() != 2 || !names.stream().allMatch(StringValue.class::isInstance)) {
            throw raised("source() takes exactly two arguments, the name of a source and of its table, and got "
                    + names.size());
        }
        String source = names.getFirst().toText();
        String table = names.getLast().toText();
        return language.references()
                .source(source, table, scope.packageName())
                .orElseThrow(() -> raised(
                        "%s depends on a source named '%s.%s' which was not found".formatted(caller, source, table)));
    }

    /** {@code function}: the name by which SQL calls a function of the project. */
    FunctionValue function(NodeScope scope, String caller) {
        return new FunctionValue("function", (evaluation, arguments) -> {
            List<Value> names = arguments.positional();
            if (names.isEmpty() || names.size() > 2) {
                throw raised("function() takes at most two arguments, the name of a function, or a package and a name,"
                        + " and got " + names.size());
            }
            String name = names.getLast().toText();
            DictValue target = language.references()
                    .function(
                            name,
                            names.size() == 2 ? Optional.of(names.getFirst().toText()) : Optional.empty(),
                            scope.packageName())
                    .orElseThrow(
                            () -> raised("%s calls a function named '%s' which was not found".formatted(caller, name)));
            return value(relation(evaluation, target));
        });
    }

    private DictValue target(String ownPackage, Arguments arguments, String caller) {
        List<Value> names = arguments.positional();
        if (names.isEmpty() || names.size() > 2 || !names.stream().allMatch(StringValue.class::isInstance)) {
            throw raised("ref() takes at most two arguments, the name of a model, or a package and a name, and got "
                    + names.size());
        }
        String name = names.getLast().toText();
        Optional<String> packageName =
                names.size() == 2 ? Optional.of(names.getFirst().toText()) : Optional.empty();
        return language.references()
                .node(name, packageName, version(arguments), ownPackage)
                .orElseThrow(
                        () -> raised("%s depends on a node named '%s' which was not found".formatted(caller, name)));
    }

    private static Value version(Arguments arguments) {
        return arguments.named().getOrDefault("version", arguments.named().getOrDefault("v", NoneValue.NONE));
    }

    private static boolean isEphemeral(DictValue node) {
        return Fields.text(Fields.dict(node, "config"), "materialized", "").equals("ephemeral");
    }

    private RelationValue value(RelationBuilder relation) {
        boolean isEmpty = invocation.rows() == InvocationFacts.Rows.NONE;
        return new RelationValue(relation.limit(isEmpty ? Optional.of(BigInteger.ZERO) : Optional.empty())
                .build());
    }

    private static String describe(DictValue node) {
        return Fields.text(node, "resource_type", "node") + " '" + Fields.text(node, "name", "") + "'";
    }

    private static TemplateException undeclared(DictValue node, Arguments arguments) {
        String call = "{{ ref("
                + String.join(
                        ", ", arguments.positional().stream().map(Value::repr).toList()) + ") }}";
        return raised(
                "%s refers to %s, which was not seen when the project was parsed: put '-- depends_on: %s' at the top"
                        .formatted(describe(node), call, call));
    }

    private static TemplateException raised(String message) {
        return TemplateException.of(ErrorKind.RAISED, message);
    }
}
