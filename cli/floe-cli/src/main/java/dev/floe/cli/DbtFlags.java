package dev.floe.cli;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.runner.dbt.RunRules;
import dev.floe.runner.dbt.RunRules.OnFailure;
import dev.floe.runner.dbt.RunRules.OnHookFailure;
import dev.floe.runner.dbt.RunRules.OnWarning;
import dev.floe.runner.dbt.RunRules.Tests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** dbt's flags: an option, else the variable {@code DBT_...}, else what dbt_project.yml says below {@code flags}. */
final class DbtFlags {
    static final String FAIL_FAST = "--fail-fast";
    static final String EMPTY = "--empty";
    static final String STORE_FAILURES = "--store-failures";
    static final String WARN_ERROR = "--warn-error";
    static final String WARN_ERROR_OPTIONS = "--warn-error-options";
    static final String LOG_FORMAT = "--log-format";
    static final String DEFER = "--defer";
    static final String FAVOR_STATE = "--favor-state";
    static final String STATE = "--state";
    static final String DEFER_STATE = "--defer-state";
    private static final String SKIP_NODES = "--skip-nodes-if-on-run-start-fails";
    private static final List<String> PREFIXES = List.of("DBT_ENGINE_", "DBT_");
    private static final List<String> TRUE = List.of("true", "1", "yes", "on", "t", "y");
    private static final String ALL = "all";
    private static final String TEST_RESULT = "LogTestResult";

    private final OptionValues options;
    private final Map<String, String> environment;
    private final DictValue project;

    private DbtFlags(OptionValues options, Map<String, String> environment, DictValue project) {
        this.options = options;
        this.environment = environment;
        this.project = project;
    }

    static DbtFlags of(Invocation invocation, ParsedProject parsed) {
        return new DbtFlags(
                invocation.options(),
                invocation.environment(),
                Fields.dict(parsed.language().project().root().rendered(), "flags"));
    }

    /** The same flags, with values that win over those of dbt_project.yml. */
    DbtFlags with(DictValue values) {
        DictValue all = DictValue.empty();
        all.entries().putAll(project.entries());
        all.entries().putAll(values.entries());
        return new DbtFlags(options, environment, all);
    }

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.flag("Stop at the first failure", "-x", FAIL_FAST));
        specification.addOption(GlobalOption.flag("Let nodes read no rows, to try them out", EMPTY));
        specification.addOption(GlobalOption.flag("Keep the rows that fail a test in a table", STORE_FAILURES));
        specification.addOption(GlobalOption.flag("Take every warning for an error", WARN_ERROR));
        specification.addOption(GlobalOption.value(
                WARN_ERROR_OPTIONS,
                "YAML",
                "Which warnings are errors, such as '{error: all, warn: [LogTestResult]}'"));
        specification.addOption(
                GlobalOption.value(LOG_FORMAT, "text|json", "The form of what is said of a run (default: text)"));
        specification.addOption(
                GlobalOption.value(STATE, "DIR", "A target directory of an earlier run, for 'state:' and 'result:'"));
        specification.addOption(
                GlobalOption.flag("Read what is not selected and not there where --state has it", DEFER));
        specification.addOption(GlobalOption.value(DEFER_STATE, "DIR", "What --defer looks at (default: --state)"));
        specification.addOption(GlobalOption.flag("With --defer: read it there even if it is here, too", FAVOR_STATE));
    }

    boolean isOn(String option) {
        return options.isOn(option)
                || variable(option)
                        .or(() -> setting(option).map(Value::toText))
                        .filter(text -> TRUE.contains(text.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    Optional<String> text(String option) {
        return options.text(option).or(() -> variable(option));
    }

    private Optional<String> variable(String option) {
        String name = option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        return PREFIXES.stream()
                .flatMap(prefix -> Optional.ofNullable(environment.get(prefix + name)).stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private Optional<Value> setting(String option) {
        return Fields.find(project, option.substring(2).replace('-', '_'));
    }

    /**
     * How a run goes on where something fails.
     *
     * @param tests what they do in the command that is run
     */
    RunRules rules(Tests tests) {
        return new RunRules(
                isOn(FAIL_FAST) ? OnFailure.STOP : OnFailure.GO_ON,
                isOn(SKIP_NODES) ? OnHookFailure.SKIP_NODES : OnHookFailure.RUN_NODES,
                isError(TEST_RESULT) ? OnWarning.FAIL : OnWarning.WARN,
                tests);
    }

    /**
     * Whether a warning counts as an error.
     *
     * @param event dbt's name of it
     */
    boolean isError(String event) {
        if (isOn(WARN_ERROR)) {
            return true;
        }
        DictValue chosen = warnErrorOptions();
        List<String> errors = names(chosen, "error", "include");
        boolean isIncluded = errors.contains(event) || errors.contains(ALL) || errors.contains("*");
        return isIncluded && !names(chosen, "warn", "exclude").contains(event) && !isSilent(event);
    }

    /** Whether nobody wants to hear of a warning. */
    boolean isSilent(String event) {
        return names(warnErrorOptions(), "silence", "silence").contains(event);
    }

    private DictValue warnErrorOptions() {
        return text(WARN_ERROR_OPTIONS)
                .flatMap(text -> DocumentValues.read(WARN_ERROR_OPTIONS, text.getBytes(StandardCharsets.UTF_8)))
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .orElseGet(() -> Fields.dict(project, "warn_error_options"));
    }

    private static List<String> names(DictValue chosen, String key, String oldKey) {
        return Stream.of(key, oldKey)
                .flatMap(each -> Fields.list(chosen, each).stream())
                .map(each -> each instanceof StringValue text ? text.value() : each.toText())
                .toList();
    }
}
