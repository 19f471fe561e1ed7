package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.value.PropertyValue;
import java.util.Map;

/** The members of the whole file, but for its digest when it is written. */
final class ArtifactsFormat {
    static final String VERSION_MEMBER = "format_version";
    static final String DIGEST_MEMBER = "digest";

    static final Shape<CompiledArtifacts> ARTIFACTS = ObjectShape.of(
            "CompiledArtifacts",
            "What a compilation results in: everything a runner, a scheduler or a catalogue needs to know, and no secret",
            fields -> {
                fields.required(VERSION_MEMBER, version(), "The version of the format, major and minor");
                var product = fields.required("product", InputFormat.PRODUCT, "What was compiled");
                var inputs = fields.required(
                        "inputs", ArtifactShapes.list(InputFormat.INPUT), "Every file that was read, by path");
                var manifests = fields.required(
                        "manifests",
                        ArtifactShapes.list(InputFormat.MANIFEST),
                        "The manifests in force, the product's own first");
                var registry = fields.required("compute_registry", ComputeFormat.REGISTRY, "The approved computes");
                var plugins = fields.required(
                        "plugins", ArtifactShapes.map(EnvironmentFormat.PLUGIN), "The other technologies, by kind");
                var architecture = fields.required(
                        "data_architecture", ArchitectureFormat.ARCHITECTURE, "The layers and their naming");
                var governance = fields.required("governance", GovernanceFormat.GOVERNANCE, "The rules in force");
                var transforms = fields.required(
                        "transforms", ArtifactShapes.list(PipelineFormat.TRANSFORM), "The parts of the pipeline");
                var nodes = fields.required(
                        "nodes", ArtifactShapes.list(PipelineFormat.NODE), "The dbt nodes, by unique id");
                var gates = fields.optional(
                        "gates",
                        ArtifactShapes.map(ArtifactShapes.list(GateFormat.GATE)),
                        "What the tables of nodes keep when they are published, by unique id");
                var schedule = fields.optional("schedule", PipelineFormat.SCHEDULE, "When the product runs");
                var environments = fields.required(
                        "environments",
                        ArtifactShapes.map(EnvironmentFormat.ENVIRONMENT),
                        "What differs between environments, by name");
                var profile = fields.required("dbt_profile", ProfileFormat.PROFILE, "The dbt profile");
                var rules =
                        fields.required("rules", ArtifactShapes.list(InputFormat.RULE), "The rules that were checked");
                var evidence = fields.optional(
                        "evidence",
                        EvidenceFormat.EVIDENCE,
                        "What each rule said of each node; absent in the format's version 1.0");
                var origins = fields.required(
                        "origins",
                        ArtifactShapes.map(InputFormat.ORIGIN),
                        "Which manifest set an effective value, by the dotted path of the value");
                fields.required(DIGEST_MEMBER, digest(), "The SHA-256 of all bytes before this member");
                return values -> new CompiledArtifacts(
                        values.value(product),
                        values.value(inputs),
                        values.value(manifests),
                        values.value(registry),
                        values.value(plugins),
                        values.value(architecture),
                        values.value(governance),
                        values.value(transforms),
                        values.value(nodes),
                        ArtifactShapes.value(values.get(gates)).orElse(Map.of()),
                        ArtifactShapes.value(values.get(schedule)),
                        values.value(environments),
                        values.value(profile),
                        values.value(rules),
                        ArtifactShapes.value(values.get(evidence)).orElse(Evidence.NONE),
                        values.value(origins));
            });

    private ArtifactsFormat() {}

    static PropertyValue.Entries write(CompiledArtifacts artifacts) {
        Members members = new Members()
                .with(VERSION_MEMBER, CompiledArtifacts.FORMAT_VERSION)
                .with("product", InputFormat.write(artifacts.product()))
                .withList("inputs", artifacts.inputs(), InputFormat::write)
                .withList("manifests", artifacts.manifests(), InputFormat::write)
                .with("compute_registry", ComputeFormat.write(artifacts.computeRegistry()))
                .withMap("plugins", artifacts.plugins(), EnvironmentFormat::write)
                .with("data_architecture", ArchitectureFormat.write(artifacts.dataArchitecture()))
                .with("governance", GovernanceFormat.write(artifacts.governance()))
                .withList("transforms", artifacts.transforms(), PipelineFormat::write)
                .withList("nodes", artifacts.nodes(), PipelineFormat::write);
        if (!artifacts.gates().isEmpty()) {
            members.withMap(
                    "gates",
                    artifacts.gates(),
                    gates -> new PropertyValue.Items(
                            gates.stream().map(GateFormat::write).toList()));
        }
        artifacts.schedule().ifPresent(schedule -> members.with("schedule", PipelineFormat.write(schedule)));
        return members.withMap("environments", artifacts.environments(), EnvironmentFormat::write)
                .with("dbt_profile", ProfileFormat.write(artifacts.dbtProfile()))
                .withList("rules", artifacts.rules(), InputFormat::write)
                .with("evidence", EvidenceFormat.write(artifacts.evidence()))
                .withMap("origins", artifacts.origins(), InputFormat::write)
                .entries();
    }

    private static Shape<String> version() {
        String major = CompiledArtifacts.FORMAT_VERSION.substring(0, CompiledArtifacts.FORMAT_VERSION.indexOf('.'));
        return Shapes.text("^" + major + "\\.(0|[1-9][0-9]{0,5})$", "a version such as 1.0", 20);
    }

    private static Shape<String> digest() {
        return Shapes.text("^sha256:[0-9a-f]{64}$", "'sha256:' with 64 lower-case hexadecimal digits", 71);
    }
}
