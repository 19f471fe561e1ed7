package dev.floe.dbt.relation;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.NoneValue;
import java.util.EnumMap;
import java.util.Map;

/** The parts of a name in the arguments of a call. */
final class RelationComponents {
    private RelationComponents() {}

    /**
     * The part of this name.
     *
     * @throws TemplateException of kind VALUE if there is none
     */
    static Component require(String key) {
        for (Component component : Component.ALL) {
            if (component.key().equals(key)) {
                return component;
            }
        }
        throw TemplateException.value(
                "'%s' is not a part of a relation's name: database, schema, identifier".formatted(key));
    }

    /** The answers for those parts that a call names, and not with None. */
    static Map<Component, Boolean> answers(BoundArguments arguments) {
        Map<Component, Boolean> answers = new EnumMap<>(Component.class);
        for (Component component : Component.ALL) {
            arguments
                    .find(component.key())
                    .filter(value -> value != NoneValue.NONE)
                    .ifPresent(value -> answers.put(component, value.isTrue()));
        }
        return answers;
    }
}
