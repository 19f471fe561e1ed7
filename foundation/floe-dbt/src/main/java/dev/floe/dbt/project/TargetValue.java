package dev.floe.dbt.project;

import dev.floe.documents.SecretNames;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;

/** What templates see of the chosen target: all but its secrets. */
public final class TargetValue {
    private TargetValue() {}

    public static DictValue of(Profile profile) {
        DictValue target = DictValue.empty();
        profile.credentials().entries().forEach((key, value) -> {
            if (!SecretNames.looksSecret(key.toText())) {
                target.entries().put(key, value);
            }
        });
        target.put("database", StringValue.of(profile.database()));
        target.put("schema", StringValue.of(profile.schema()));
        target.put("type", StringValue.of(profile.type()));
        target.put("name", StringValue.of(profile.target()));
        target.put("target_name", StringValue.of(profile.target()));
        target.put("profile_name", StringValue.of(profile.name()));
        target.put("threads", IntValue.of(profile.threads()));
        return target;
    }
}
