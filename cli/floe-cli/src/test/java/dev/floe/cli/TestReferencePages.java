package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compiler.rule.ProjectRule;
import dev.floe.compiler.rule.ProjectRules;
import dev.floe.compiler.rule.RuleFacts;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.storage.StagingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference pages of the manual say what the code says. {@code -Dfloe.golden.update=true} writes them anew. */
final class TestReferencePages {
    private static final Path ROOT = Path.of(System.getProperty("floe.root"));
    private static final String GENERATED =
            "<!-- Written by TestReferencePages out of the code: change that, and run it with -Dfloe.golden.update=true. -->";

    @TempDir
    private Path directory;

    @Test
    void describesEveryCommandAsItDescribesItself() throws IOException {
        StringBuilder page = new StringBuilder("# The commands\n\n" + GENERATED + "\n");
        appendHelp(page, "floe", List.of("--help"));
        for (CommandName command : CommandName.values()) {
            String word = command.name().toLowerCase(Locale.ROOT);
            appendHelp(page, "floe " + word, List.of(word, "--help"));
        }
        check("commands.md", page.toString());
    }

    @Test
    void listsEveryRule() throws IOException {
        StringBuilder page = new StringBuilder("# The rules\n\n" + GENERATED
                + "\n\nThe rules about dbt projects, in the order of their codes. [How they work](../governance.md). A rule is in force"
                + " where a manifest sets one of its\nkeys. By its name, `governance.quality_gates.rules` says what a violation"
                + " does, and exemptions speak of it.\n\n| rule | code | what it asks for | key of manifest.yaml | where a violation is"
                + " shown |\n|---|---|---|---|---|\n");
        for (ProjectRule rule : ProjectRules.all()) {
            RuleFacts facts = rule.facts();
            page.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            facts.name(),
                            facts.codes().stream()
                                    .map(code -> "[%s](../errors/%s.md)".formatted(code.id(), code.id()))
                                    .collect(Collectors.joining(", ")),
                            facts.description(),
                            facts.settings().isEmpty()
                                    ? "none: it always holds"
                                    : facts.settings().stream()
                                            .map(setting -> "`" + setting + "`")
                                            .collect(Collectors.joining(", ")),
                            facts.place()));
        }
        check("rules.md", page.toString());
    }

    @Test
    void listsEveryErrorWithItsPage() throws IOException {
        StringBuilder page = new StringBuilder(
                "# The error codes\n\n" + GENERATED + "\n\n`floe explain CODE` prints the page of a code.\n\n");
        page.append("| code | what it is |\n|---|---|\n");
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/errors"))) {
            for (Path file : pages.sorted().toList()) {
                String title = Files.readString(file).lines().findFirst().orElseThrow();
                String code = file.getFileName().toString().replace(".md", "");
                assertThat(title).startsWith("# " + code + ": ");
                page.append(
                        "| [%s](../errors/%s.md) | %s |\n".formatted(code, code, title.substring(code.length() + 4)));
            }
        }
        check("errors.md", page.toString());
    }

    @Test
    void listsTheSettingsOfEveryCompute() throws IOException {
        ProblemCollector refused = new ProblemCollector();
        StringBuilder page = new StringBuilder("# The computes\n\n" + GENERATED
                + "\n\nWhat `config` of an approved compute takes in a manifest. A fixed setting belongs to the manifest that"
                + " sets it first.\n");
        try (PluginHost host = PluginHost.ofClassPath(TestReferencePages.class.getClassLoader(), refused)) {
            refused.throwIfErrors();
            host.computes().values().forEach(compute -> append(page, compute));
        }
        check("computes.md", page.toString());
    }

    @Test
    void listsTheSettingsOfEveryStorage() throws IOException {
        ProblemCollector refused = new ProblemCollector();
        StringBuilder page = new StringBuilder("# The storages\n\n" + GENERATED
                + "\n\nWhat `config` of `plugins.storage` takes in a manifest. [storage.md](../storage.md) says what it"
                + " means.\n");
        page.append(
                "\n## local\n\nDirectories of this machine; part of floe.\n\n| setting | takes | |\n|---|---|---|\n");
        appendSettings(page, StagingSettings.OF_LOCAL);
        try (PluginHost host = PluginHost.ofClassPath(TestReferencePages.class.getClassLoader(), refused)) {
            refused.throwIfErrors();
            host.storages().values().forEach(storage -> {
                page.append("\n## %s\n\nLocations that begin with `%s`.\n\n| setting | takes | |\n|---|---|---|\n"
                        .formatted(storage.name(), String.join("://`, `", storage.schemes()) + "://"));
                appendSettings(page, storage.settings());
                appendSettings(page, StagingSettings.OF_OBJECT_STORES);
            });
        }
        check("storages.md", page.toString());
    }

    private void appendHelp(StringBuilder page, String title, List<String> arguments) {
        CapturedRun run = CapturedRun.of(directory, arguments);
        assertThat(run.exitCode()).isZero();
        page.append("\n## ").append(title).append("\n\n```text\n");
        page.append(run.output().stripTrailing()).append("\n```\n");
    }

    private static void append(StringBuilder page, ComputePlugin compute) {
        page.append("\n## %s\n\n".formatted(compute.name()));
        page.append("%s; under dbt-core it needs %s.\n\n"
                .formatted(
                        switch (compute.hosting()) {
                            case SELF_HOSTED -> "Operated by the company itself";
                            case MANAGED -> "A cloud service";
                        },
                        "`" + String.join("`, `", compute.requiredDbtPackages()) + "`"));
        page.append("| setting | takes | |\n|---|---|---|\n");
        appendSettings(page, compute.settings());
        page.append("\n| workload | CPU | memory |\n|---|---|---|\n");
        for (WorkloadSize size : WorkloadSize.values()) {
            ResourceRequirements resources = compute.resources(size);
            page.append("| %s | %s to %s | %s to %s |\n"
                    .formatted(
                            size.name().toLowerCase(Locale.ROOT),
                            resources.cpuRequest(),
                            resources.cpuLimit(),
                            resources.memoryRequest(),
                            resources.memoryLimit()));
        }
    }

    private static void appendSettings(StringBuilder page, List<ComputeSetting> settings) {
        for (ComputeSetting setting : settings) {
            String takes = setting.choices().isEmpty()
                    ? setting.type().description()
                    : "`" + String.join("`, `", setting.choices()) + "`";
            String fixed = setting.inheritance() == ComputeSetting.Inheritance.FIXED ? "; fixed" : "";
            page.append("| `%s` | %s%s | %s |\n".formatted(setting.name(), takes, fixed, setting.description()));
        }
    }

    private static void check(String name, String expected) throws IOException {
        Path page = ROOT.resolve("docs/reference").resolve(name);
        if (Boolean.getBoolean("floe.golden.update")) {
            Files.createDirectories(page.resolveSibling("."));
            Files.writeString(page, expected);
        }
        assertThat(Files.readString(page)).as("docs/reference/%s", name).isEqualTo(expected);
    }
}
