package dev.floe.dbt.relation;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes relations of the arguments of a template. */
final class RelationCreation {
    private static final List<String> POSITIONAL = List.of("database", "schema", "identifier", "type");

    private RelationCreation() {}

    /** {@code create(database, schema, identifier, type, ...)}, with a project's quoting where nothing else is said. */
    static Relation create(RelationDialect dialect, RelationPolicy quoting, Arguments arguments) {
        Map<String, Value> properties = new LinkedHashMap<>(arguments.named());
        if (arguments.positional().size() > POSITIONAL.size()) {
            throw TemplateException.type("create() takes from 1 to 5 positional arguments but %d were given"
                    .formatted(arguments.positional().size() + 1));
        }
        for (int i = 0; i < arguments.positional().size(); i++) {
            String name = POSITIONAL.get(i);
            if (properties.put(name, arguments.positional().get(i)) != null) {
                throw TemplateException.type("create() got multiple values for argument '%s'".formatted(name));
            }
        }
        RelationPath path = RelationPath.EMPTY;
        for (Component component : Component.ALL) {
            Optional<Value> part = Optional.ofNullable(properties.remove(component.key()));
            path = path.with(component, part.flatMap(value -> RelationProperties.text(component.key(), value)));
        }
        properties.remove("path");
        RelationBuilder base = RelationBuilder.of(dialect).path(path).quotePolicy(quoting);
        return RelationProperties.change(base.build(), properties);
    }

    /** {@code create_from(quoting, relation_config, ...)}: the quoting of the configuration, then that of a node. */
    static Relation createFrom(RelationDialect dialect, Evaluation evaluation, Arguments arguments) {
        Map<String, Value> named = new LinkedHashMap<>(arguments.named());
        List<Value> positional = arguments.positional();
        Value quoting = take("create_from", "quoting", 0, positional, named);
        Value node = take("create_from", "relation_config", 1, positional, named);
        RelationPolicy policy =
                RelationProperties.policy("quoting", RelationPolicy.ALL, require(evaluation, quoting, "quoting"));
        policy = RelationProperties.policy("quoting", policy, require(evaluation, node, "quoting_dict"));
        for (Component component : Component.ALL) {
            named.put(component.key(), require(evaluation, node, component.key()));
        }
        return create(dialect, policy, new Arguments(List.of(), named));
    }

    /** {@code create_ephemeral_from(relation_config, limit=None, event_time_filter=None)}. */
    static Relation createEphemeralFrom(RelationDialect dialect, Evaluation evaluation, Arguments arguments) {
        Map<String, Value> named = new LinkedHashMap<>(arguments.named());
        Value node = take("create_ephemeral_from", "relation_config", 0, arguments.positional(), named);
        Value identifier = require(evaluation, node, "identifier");
        named.put("identifier", StringValue.of(Relation.ephemeralName(identifier.toText())));
        named.put("type", StringValue.of(RelationType.CTE.key()));
        return create(dialect, RelationPolicy.ALL, new Arguments(List.of(), named))
                .quote(Map.of(Component.IDENTIFIER, false));
    }

    private static Value take(
            String function, String name, int position, List<Value> positional, Map<String, Value> named) {
        if (position < positional.size()) {
            return positional.get(position);
        }
        return Optional.ofNullable(named.remove(name))
                .orElseThrow(
                        () -> TemplateException.type("%s() missing required argument: '%s'".formatted(function, name)));
    }

    private static Value require(Evaluation evaluation, Value owner, String name) {
        Value value = evaluation.attribute(owner, name);
        if (value instanceof UndefinedValue) {
            throw TemplateException.of(
                    ErrorKind.ATTRIBUTE, "'%s' object has no attribute '%s'".formatted(owner.typeName(), name));
        }
        return value;
    }
}
