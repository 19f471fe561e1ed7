package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.JsonObject;
import dev.floe.compiler.Compilation;
import dev.floe.compiler.Compiler;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe platform test}: compiles the platform team's own cases, and says which rules no case needs. */
final class PlatformCommand implements Command {
    private static final String TEST = "test";
    private static final String CASES = "--cases";

    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .type(String.class)
                .index("0")
                .arity("1")
                .description(TEST + ": compile the cases of the platform team, and compare their problems with the"
                        + " expected ones; then say which rules could be lost without any case noticing")
                .build());
        specification.addOption(GlobalOption.value(
                CASES,
                "DIR",
                "The directory of the cases, seen from the project's: each a small product with an "
                        + PolicyCase.EXPECTED + " (default: policy-tests)"));
        specification.addOption(GlobalOption.value(
                ProductSurroundings.AS_OF,
                "DAY",
                "Decide as on that day which exemptions have expired (default: today)"));
    }

    @Override
    public CommandResult run(Invocation invocation) {
        Subcommand.of(invocation, "floe platform", List.of(TEST));
        Path directory = invocation
                .projectDirectory()
                .resolve(invocation.options().text(CASES).orElse("policy-tests"))
                .normalize();
        List<PolicyCase> cases = PolicyCase.in(directory, invocation.workingDirectory());
        if (cases.isEmpty()) {
            throw new FloeException(Problem.error(
                            PolicyTestError.CASES_MISSING,
                            "There is no case in '%s'"
                                    .formatted(ProjectPaths.slashed(
                                            ProjectPaths.nearest(directory, invocation.workingDirectory()))))
                    .withHelp("make a directory for each, with a floe.yaml and an " + PolicyCase.EXPECTED));
        }
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), new ProblemCollector())) {
            return test(cases, new Compiler(host.computes(), host.storages()), invocation);
        }
    }

    private static CommandResult test(List<PolicyCase> cases, Compiler compiler, Invocation invocation) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Boolean> passed = new TreeMap<>();
        Map<String, Integer> needed = new TreeMap<>();
        for (PolicyCase each : cases) {
            Compilation compilation = compiler.compile(each.directory(), ProductSurroundings.of(invocation));
            List<Problem> wrong = each.check(compilation);
            problems.addAll(wrong);
            passed.put(each.name(), wrong.isEmpty());
            // Without a rule, exactly its violations would be missing: a case needs the rules that find something in
            // it.
            compilation.violations().forEach((rule, found) -> needed.merge(rule, found > 0 ? 1 : 0, Integer::sum));
        }
        needed.forEach((rule, count) -> {
            if (count == 0) {
                problems.add(Problem.warning(
                                PolicyTestError.RULE_UNTESTED,
                                "Rule '%s' is in force, and no case would miss it".formatted(rule))
                        .withHelp("write a case that breaks it"));
            }
        });
        return new CommandResult(() -> text(passed, needed), () -> members(passed, needed), Findings.of(problems));
    }

    private static String text(Map<String, Boolean> passed, Map<String, Integer> needed) {
        TextTable cases = new TextTable().row("CASE", "RESULT");
        passed.forEach((name, isFine) -> cases.row(name, isFine ? "passed" : "failed"));
        TextTable rules = new TextTable().row("RULE", "CASES THAT NEED IT");
        needed.forEach((rule, count) -> rules.row(rule, Integer.toString(count)));
        return cases.render() + "\n" + rules.render();
    }

    private static Map<String, PropertyValue> members(Map<String, Boolean> passed, Map<String, Integer> needed) {
        return new JsonObject()
                .withEach("cases", List.copyOf(passed.entrySet()), entry -> new JsonObject()
                        .with("name", entry.getKey())
                        .with("passed", PropertyValue.of(entry.getValue()))
                        .value())
                .withEach("rules", List.copyOf(needed.entrySet()), entry -> new JsonObject()
                        .with("rule", entry.getKey())
                        .with("cases", entry.getValue())
                        .value())
                .value()
                .values();
    }
}
