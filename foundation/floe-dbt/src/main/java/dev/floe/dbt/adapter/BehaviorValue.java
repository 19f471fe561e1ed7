package dev.floe.dbt.adapter;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;
import java.util.Set;

/** The behaviours of adapters that a project can switch on, all of them off. */
record BehaviorValue() implements HostValue {
    private static final Set<String> FLAGS =
            Set.of("require_batched_execution_for_custom_microbatch_strategy", "enable_truthy_nulls_equals_macro");

    @Override
    public Optional<Value> attribute(String name) {
        return FLAGS.contains(name) ? Optional.of(new OffValue()) : Optional.empty();
    }

    @Override
    public String typeName() {
        return "Behavior";
    }

    /** A behaviour that is off. */
    private record OffValue() implements HostValue {
        @Override
        public Optional<Value> attribute(String name) {
            return name.equals("no_warn") || name.equals("setting") ? Optional.of(BoolValue.FALSE) : Optional.empty();
        }

        @Override
        public boolean isTrue() {
            return false;
        }

        @Override
        public String typeName() {
            return "BehaviorFlagRendered";
        }
    }
}
