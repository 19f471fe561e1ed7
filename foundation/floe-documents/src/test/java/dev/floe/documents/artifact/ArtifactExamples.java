package dev.floe.documents.artifact;

import dev.floe.documents.RandomValues;
import dev.floe.spi.artifact.AccessControl;
import dev.floe.spi.artifact.ArchitecturePattern;
import dev.floe.spi.artifact.ClassificationLevel;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.artifact.ComputeChoice;
import dev.floe.spi.artifact.ComputeRegistry;
import dev.floe.spi.artifact.DataArchitecture;
import dev.floe.spi.artifact.DbtProfile;
import dev.floe.spi.artifact.EnvironmentBinding;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Governance;
import dev.floe.spi.artifact.Input;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.ManifestReference;
import dev.floe.spi.artifact.Measure;
import dev.floe.spi.artifact.NamingEnforcement;
import dev.floe.spi.artifact.Node;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.artifact.Policy;
import dev.floe.spi.artifact.Product;
import dev.floe.spi.artifact.ProjectDemands;
import dev.floe.spi.artifact.QualityGates;
import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.artifact.Schedule;
import dev.floe.spi.artifact.Scope;
import dev.floe.spi.artifact.Threshold;
import dev.floe.spi.artifact.Transform;
import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Artifacts to write and read. */
final class ArtifactExamples {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private ArtifactExamples() {}

    /** Random in all it can be; the same number gives the same artifacts. */
    static CompiledArtifacts random(long seed) {
        return new Maker(new Random(seed)).artifacts();
    }

    /** With every optional member, as a real product has them. */
    static CompiledArtifacts rich() {
        DbtTarget duckdb =
                DbtTarget.ofType("duckdb").with("path", "target/shop.duckdb").with("threads", PropertyValue.of(8));
        DbtTarget spark = DbtTarget.ofType("spark")
                .with("host", "spark.example.com")
                .withEnvironmentVariable("token", "SPARK_TOKEN")
                .with("retry", PropertyValue.of(true));
        return new CompiledArtifacts(
                new Product("sales-analytics", Optional.of("1.0.0"), "sales"),
                List.of(new Input("floe.yaml", DIGEST), new Input("models/ä.sql", DIGEST)),
                List.of(new ManifestReference(
                        "../manifest.yaml", Optional.of("acme"), Optional.of("1.2.3"), Scope.DOMAIN, DIGEST)),
                new ComputeRegistry(ordered("spark", compute("spark"), "duckdb", compute("duckdb")), "duckdb"),
                Map.of("catalog", plugin("polaris")),
                new DataArchitecture(
                        ArchitecturePattern.DATA_VAULT,
                        Map.of(
                                "silver",
                                new Layer(
                                        Optional.of("silver_"),
                                        "silver",
                                        Optional.of("s3://iceberg-silver"),
                                        Optional.of("2y"),
                                        new QualityGates(80, List.of("not_null"), true))),
                        NamingEnforcement.STRICT),
                new Governance(
                        List.of(new ClassificationLevel(
                                "pii",
                                ClassificationLevel.Masking.REQUIRED,
                                Optional.of(List.of("bronze")),
                                Optional.of("90d"))),
                        Optional.of(new AccessControl(
                                AccessControl.Access.DENY,
                                Map.of(
                                        "analyst",
                                        new AccessControl.Role(
                                                List.of("silver"),
                                                List.of(
                                                        AccessControl.Privilege.READ,
                                                        AccessControl.Privilege.WRITE))))),
                        GateAction.BLOCK),
                List.of(new Transform(
                        "dbt",
                        "models/staging",
                        "spark",
                        ComputeChoice.TRANSFORM,
                        Optional.of("silver"),
                        List.of("x"))),
                List.of(new Node(
                        "model.sales.orders",
                        "orders",
                        "models/staging/orders.sql",
                        "duckdb",
                        ComputeChoice.MODEL,
                        Optional.of("models/staging"),
                        Optional.of("silver"))),
                Map.of(
                        "model.sales.orders",
                        List.of(new Gate(
                                new Threshold(new Measure.RowCount(), Threshold.Bound.AT_LEAST, BigDecimal.ONE),
                                GateAction.WARN,
                                Origin.at("acme", "../manifest.yaml", 14, 3)))),
                Optional.of(new Schedule("0 6 * * *", "Europe/Berlin")),
                Map.of(
                        "prod",
                        new EnvironmentBinding(
                                Map.of("catalog", plugin("polaris")),
                                Map.of(
                                        "silver",
                                        new EnvironmentBinding.LayerBinding(Optional.of("s"), Optional.of("s3://s"))),
                                Map.of("spark", "spark-prod"),
                                Optional.of(WorkloadSize.LARGE))),
                new DbtProfile("sales", "duckdb", ordered("spark", spark, "duckdb", duckdb)),
                List.of(new RuleResult("approved-computes", "Every compute is approved", 3, 0)),
                Evidence.NONE,
                Map.of("data_architecture.layers.silver.retention", Origin.at("acme", "../manifest.yaml", 12, 3)));
    }

    private static Compute compute(String name) {
        return new Compute(
                new ComputeConfiguration(
                        name,
                        Optional.of(name + "-credentials"),
                        Map.of("ratio", new PropertyValue.Fraction(new BigDecimal("1.50")))),
                "0.1.0",
                Hosting.SELF_HOSTED,
                List.of("dbt-" + name + ">=1.7.0"),
                Map.of(WorkloadSize.SMALL, new ResourceRequirements("500m", "1", "512Mi", "2Gi")));
    }

    private static PluginSelection plugin(String name) {
        return new PluginSelection(name, Map.of("warehouse", PropertyValue.of("acme")), Optional.of("oauth"));
    }

    private static <T> Map<String, T> ordered(String firstKey, T first, String secondKey, T second) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(firstKey, first);
        map.put(secondKey, second);
        return map;
    }

    /** Makes one artifact. */
    private record Maker(Random random) {
        CompiledArtifacts artifacts() {
            Map<String, Compute> computes = map(this::compute);
            computes.put("duckdb", compute());
            Map<String, DbtTarget> targets = map(this::target);
            targets.put("duckdb", target());
            return new CompiledArtifacts(
                    new Product(text(), optional(this::text), text()),
                    list(() -> new Input(text(), DIGEST)),
                    list(() -> new ManifestReference(
                            text(), optional(this::text), optional(this::text), one(Scope.values()), DIGEST)),
                    new ComputeRegistry(computes, "duckdb"),
                    map(this::plugin),
                    new DataArchitecture(
                            one(ArchitecturePattern.values()), map(this::layer), one(NamingEnforcement.values())),
                    new Governance(
                            list(this::level),
                            list(this::text),
                            optional(this::access),
                            one(GateAction.values()),
                            map(() -> one(GateAction.values())),
                            demands(),
                            map(this::policy),
                            map(this::channel)),
                    list(() -> new Transform(
                            text(),
                            text(),
                            text(),
                            one(ComputeChoice.values()),
                            optional(this::text),
                            list(this::text))),
                    list(() -> new Node(
                            text(),
                            text(),
                            text(),
                            text(),
                            one(ComputeChoice.values()),
                            optional(this::text),
                            optional(this::text))),
                    map(() -> list(() -> new Gate(threshold(), one(GateAction.values()), origin()))),
                    optional(() -> new Schedule(text(), text())),
                    map(this::environment),
                    new DbtProfile(text(), "duckdb", targets),
                    list(() -> new RuleResult(text(), text(), count(), count())),
                    evidence(),
                    map(this::origin));
        }

        Compute compute() {
            Map<WorkloadSize, ResourceRequirements> resources = new EnumMap<>(WorkloadSize.class);
            for (WorkloadSize size : WorkloadSize.values()) {
                if (random.nextBoolean()) {
                    resources.put(size, new ResourceRequirements(text(), text(), text(), text()));
                }
            }
            return new Compute(
                    new ComputeConfiguration(text(), optional(this::text), RandomValues.entries(random, 3)),
                    text(),
                    one(Hosting.values()),
                    list(this::text),
                    resources);
        }

        DbtTarget target() {
            Map<String, PropertyValue> entries = RandomValues.entries(random, 3);
            entries.put("type", PropertyValue.of(text()));
            return new DbtTarget(entries);
        }

        PluginSelection plugin() {
            return new PluginSelection(text(), RandomValues.entries(random, 3), optional(this::text));
        }

        Layer layer() {
            return new Layer(
                    optional(this::text),
                    text(),
                    optional(this::text),
                    optional(this::text),
                    new QualityGates(
                            random.nextInt(101),
                            list(this::text),
                            random.nextBoolean(),
                            list(this::text),
                            list(this::text),
                            random.nextBoolean() ? Set.of() : Set.of(one(QualityGates.Demand.values())),
                            list(this::threshold),
                            optional(() -> one(GateAction.values()))),
                    optional(this::text),
                    optional(() -> list(this::text)),
                    optional(() -> list(this::text)));
        }

        ProjectDemands demands() {
            return new ProjectDemands(
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    list(this::text),
                    optional(() -> list(this::text)),
                    optional(() -> list(this::text)),
                    optional(() -> list(this::text)),
                    optional(() -> list(this::text)));
        }

        Policy policy() {
            return new Policy(
                    one(Policy.Over.values()),
                    optional(this::text),
                    text(),
                    text(),
                    optional(() -> one(GateAction.values())));
        }

        Origin origin() {
            return new Origin(text(), optional(() -> new Origin.Position(text(), count(), count())));
        }

        Threshold threshold() {
            return new Threshold(
                    one(new Measure[] {
                        new Measure.RowCount(),
                        new Measure.NullShare(text()),
                        new Measure.UniqueShare(text()),
                        new Measure.Age(text()),
                        new Measure.VolumeChange(),
                        new Measure.SchemaChange(),
                        new Measure.Check(text(), text())
                    }),
                    one(Threshold.Bound.values()),
                    new BigDecimal(count()).movePointLeft(random.nextInt(4)));
        }

        NotificationChannel channel() {
            return new NotificationChannel(
                    one(NotificationChannel.Type.values()),
                    RandomValues.entries(random, 3),
                    optional(this::text),
                    random.nextBoolean() ? Set.of() : Set.of(one(GateAction.values())),
                    list(this::text));
        }

        Evidence evidence() {
            return new Evidence(
                    optional(this::text),
                    list(() -> new Evidence.Exemption(
                            text(),
                            list(this::text),
                            text(),
                            text(),
                            text(),
                            text(),
                            one(Evidence.State.values()),
                            count())),
                    list(() -> new Evidence.NodeEvidence(
                            text(),
                            list(this::text),
                            list(() -> new Evidence.Finding(
                                    text(),
                                    text(),
                                    one(Evidence.Status.values()),
                                    text(),
                                    text(),
                                    count(),
                                    count(),
                                    optional(this::text))))));
        }

        ClassificationLevel level() {
            return new ClassificationLevel(
                    text(),
                    one(ClassificationLevel.Masking.values()),
                    optional(() -> list(this::text)),
                    optional(this::text));
        }

        AccessControl access() {
            return new AccessControl(
                    one(AccessControl.Access.values()),
                    map(() -> new AccessControl.Role(
                            list(this::text), list(() -> one(AccessControl.Privilege.values())))));
        }

        EnvironmentBinding environment() {
            return new EnvironmentBinding(
                    map(this::plugin),
                    map(() -> new EnvironmentBinding.LayerBinding(optional(this::text), optional(this::text))),
                    map(this::text),
                    optional(() -> one(WorkloadSize.values())));
        }

        String text() {
            return RandomValues.text(random);
        }

        int count() {
            return random.nextInt(Integer.MAX_VALUE);
        }

        <E> E one(E[] constants) {
            return constants[random.nextInt(constants.length)];
        }

        <T> Optional<T> optional(Supplier<T> maker) {
            return random.nextBoolean() ? Optional.of(maker.get()) : Optional.empty();
        }

        <T> List<T> list(Supplier<T> maker) {
            List<T> items = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                items.add(maker.get());
            }
            return items;
        }

        <T> Map<String, T> map(Supplier<T> maker) {
            Map<String, T> items = new LinkedHashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                items.put(text(), maker.get());
            }
            return items;
        }
    }
}
