package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/**
 * A policy as templates see it.
 *
 * @param policy the policy
 */
record PolicyValue(RelationPolicy policy) implements HostValue {
    private static final Members<PolicyValue> MEMBERS = Members.<PolicyValue>builder()
            .attribute("database", value -> BoolValue.of(value.policy.database()))
            .attribute("schema", value -> BoolValue.of(value.policy.schema()))
            .attribute("identifier", value -> BoolValue.of(value.policy.identifier()))
            .method(
                    "get_part(key)",
                    (value, _, arguments) ->
                            BoolValue.of(value.policy.part(RelationComponents.require(arguments.text("key")))))
            .method("get(key, default=None)", (value, _, arguments) -> value.attribute(arguments.text("key"))
                    .orElse(arguments.value("default", NoneValue.NONE)))
            .method("to_dict(omit_none=False)", (value, _, _) -> value.dict())
            .build();

    PolicyValue {
        requireNonNull(policy, "policy is null");
    }

    DictValue dict() {
        DictValue dict = DictValue.empty();
        for (Component component : Component.ALL) {
            dict.put(component.key(), BoolValue.of(policy.part(component)));
        }
        return dict;
    }

    @Override
    public Optional<Value> attribute(String name) {
        return MEMBERS.find(this, name);
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return key instanceof StringValue name ? attribute(name.value()) : Optional.empty();
    }

    @Override
    public String typeName() {
        return "Policy";
    }

    @Override
    public String repr() {
        return "Policy(database=%s, schema=%s, identifier=%s)"
                .formatted(
                        BoolValue.of(policy.database()).repr(),
                        BoolValue.of(policy.schema()).repr(),
                        BoolValue.of(policy.identifier()).repr());
    }

    @Override
    public String toString() {
        return repr();
    }
}
