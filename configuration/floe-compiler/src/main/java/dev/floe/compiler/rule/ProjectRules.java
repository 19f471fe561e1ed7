package dev.floe.compiler.rule;

import dev.floe.spi.artifact.Measure;
import java.util.List;
import java.util.stream.Stream;

/** All rules about dbt projects, in the order of their codes. */
public final class ProjectRules {
    private ProjectRules() {}

    /** The rules that come with floe. */
    public static List<ProjectRule> all() {
        return List.of(
                new NamingRule(new NamePatterns()),
                new LayerOrderRule(),
                new RequiredTestsRule(),
                new TestCoverageRule(),
                new DescriptionsRule(),
                new OwnersRule(),
                new RequiredTagsRule(),
                new RequiredMetaRule(),
                new MaterializationsRule(),
                new PrimaryKeysRule(),
                new ContractsRule(),
                new SourceFreshnessRule(),
                new ForbiddenFunctionsRule(),
                new SourceReadsRule(),
                new ProjectReadsRule(),
                new HardCodedRelationsRule(),
                new RetentionRule(),
                new SnapshotsRule(),
                new NamespaceRule(),
                new LayersRule(),
                new ColumnsRule(),
                new ClassificationRule());
    }

    /** Their names, and those of the gates that a run checks. */
    public static List<String> names() {
        return Stream.concat(
                        all().stream().map(rule -> rule.facts().name()),
                        Stream.of(Measure.Kind.values()).map(Measure.Kind::rule))
                .toList();
    }
}
