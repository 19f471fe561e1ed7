package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a compilation results in: everything a runner, a scheduler or a catalogue needs to know, and no secret.
 *
 * <p>The same input gives an equal value on every machine. Maps keep the order they are written in.
 *
 * @param product what was compiled
 * @param inputs every file that was read, by path
 * @param manifests the manifests in force, the product's own first, then its parents; empty: floe's built-in one
 * @param computeRegistry the approved computes
 * @param plugins the other technologies that the manifests chose, by kind ({@code catalog}, {@code storage}, ...)
 * @param transforms as {@code floe.yaml} lists them, each with its compute
 * @param nodes the dbt nodes, by unique id
 * @param gates what the tables of nodes keep when they are published, by unique id
 * @param environments what differs between environments, by name
 * @param rules the rules that were checked; all of them hold, or there would be no artifact
 * @param evidence what the rules about the dbt project said of each of its nodes
 * @param origins which manifest set an effective value, by the dotted path of the value, such as
 *     {@code data_architecture.layers.silver.retention}
 */
public record CompiledArtifacts(
        Product product,
        List<Input> inputs,
        List<ManifestReference> manifests,
        ComputeRegistry computeRegistry,
        Map<String, PluginSelection> plugins,
        DataArchitecture dataArchitecture,
        Governance governance,
        List<Transform> transforms,
        List<Node> nodes,
        Map<String, List<Gate>> gates,
        Optional<Schedule> schedule,
        Map<String, EnvironmentBinding> environments,
        DbtProfile dbtProfile,
        List<RuleResult> rules,
        Evidence evidence,
        Map<String, Origin> origins) {
    /** The format's version, {@code major.minor}: a reader accepts its own major version only. */
    public static final String FORMAT_VERSION = "1.2";

    public CompiledArtifacts {
        requireNonNull(product, "product is null");
        inputs = List.copyOf(inputs);
        manifests = List.copyOf(manifests);
        requireNonNull(computeRegistry, "computeRegistry is null");
        plugins = Collections.unmodifiableMap(new LinkedHashMap<>(plugins));
        requireNonNull(dataArchitecture, "dataArchitecture is null");
        requireNonNull(governance, "governance is null");
        transforms = List.copyOf(transforms);
        nodes = List.copyOf(nodes);
        Map<String, List<Gate>> copied = new LinkedHashMap<>();
        gates.forEach((node, each) -> copied.put(node, List.copyOf(each)));
        gates = Collections.unmodifiableMap(copied);
        requireNonNull(schedule, "schedule is null");
        environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
        requireNonNull(dbtProfile, "dbtProfile is null");
        rules = List.copyOf(rules);
        requireNonNull(evidence, "evidence is null");
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }
}
