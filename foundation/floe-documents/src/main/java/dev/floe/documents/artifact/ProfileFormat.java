package dev.floe.documents.artifact;

import dev.floe.documents.DocumentError;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.spi.artifact.DbtProfile;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.util.Map;

/** The member {@code dbt_profile}. */
final class ProfileFormat {
    static final Shape<DbtProfile> PROFILE =
            ObjectShape.of("DbtProfile", "The one profile of dbt's profiles.yml", fields -> {
                var name = fields.required("name", ArtifactShapes.TEXT, "What the dbt project asks for");
                var target = fields.required("target", ArtifactShapes.TEXT, "The default target");
                var outputs = fields.required(
                        "outputs",
                        ArtifactShapes.map(new DbtTargetShape()),
                        "One target per approved compute, by its name");
                return values -> {
                    Map<String, DbtTarget> targets = values.value(outputs);
                    String byDefault = values.value(target);
                    if (!targets.containsKey(byDefault)) {
                        throw values.refuse(Problem.error(
                                DocumentError.NOT_A_CHOICE,
                                values.place(),
                                "'target' of 'dbt_profile' must be one of its 'outputs'"));
                    }
                    return new DbtProfile(values.value(name), byDefault, targets);
                };
            });

    private ProfileFormat() {}

    static PropertyValue write(DbtProfile profile) {
        return new Members()
                .with("name", profile.name())
                .with("target", profile.target())
                .withMap("outputs", profile.outputs(), target -> new PropertyValue.Entries(target.entries()))
                .entries();
    }
}
