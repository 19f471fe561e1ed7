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
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
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
    static final String DEFER = "--defer";
    static final String FAVOR_STATE = "--favor-state";
    static final String STATE = "--state";
    static final String DEFER_STATE = "--defer-state";
    static final String WRITE_JSON = "--write-json";
    static final String PRINT = "--print";
    static final String PRINTER_WIDTH = "--printer-width";
    private static final String SKIP_NODES = "--skip-nodes-if-on-run-start-fails";
    private static final List<String> PREFIXES = List.of("DBT_ENGINE_", "DBT_");
    private static final List<String> TRUE = List.of("true", "1", "yes", "on", "t", "y");
    private static final List<String> FALSE = List.of("false", "0", "no", "off", "n", "f");
    private static final int WIDTH = 80;
    private static final String ALL = "all";
    private static final String TEST_RESULT = "LogTestResult";

    /** They tune how dbt itself works, in ways that floe has no equal of, and change no result. */
    private static final List<String> WITHOUT_EFFECT = List.of(
            "--cache-selected-only",
            "--log-cache-events",
            "--partial-parse",
            "--populate-cache",
            "--send-anonymous-usage-stats",
            "--show-all-deprecations",
            "--static-parser",
            "--upload-to-artifacts-ingest-api",
            "--use-experimental-parser",
            "--version-check");

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
        specification.addOption(GlobalOption.negatable("Stop at the first failure", "-x", FAIL_FAST));
        specification.addOption(GlobalOption.negatable("Let nodes read no rows, to try them out", EMPTY));
        specification.addOption(GlobalOption.negatable("Keep the rows that fail a test in a table", STORE_FAILURES));
        specification.addOption(GlobalOption.negatable("Take every warning for an error", WARN_ERROR));
        specification.addOption(GlobalOption.value(
                WARN_ERROR_OPTIONS,
                "YAML",
                "Which warnings are errors, such as '{error: all, warn: [LogTestResult]}'"));
        specification.addOption(
                GlobalOption.value(STATE, "DIR", "A target directory of an earlier run, for 'state:' and 'result:'"));
        specification.addOption(
                GlobalOption.negatable("Read what is not selected and not there where --state has it", DEFER));
        specification.addOption(GlobalOption.value(DEFER_STATE, "DIR", "What --defer looks at (default: --state)"));
        specification.addOption(
                GlobalOption.negatable("With --defer: read it there even if it is here, too", FAVOR_STATE));
        specification.addOption(
                GlobalOption.negatable("Write manifest.json and run_results.json (default)", WRITE_JSON));
        specification.addOption(GlobalOption.negatable("Show what print() says (default)", PRINT));
        specification.addOption(
                GlobalOption.value(PRINTER_WIDTH, "N", "How wide the lines of a run are (default: 80)"));
        WITHOUT_EFFECT.forEach(name -> specification.addOption(GlobalOption.unused(name)));
    }

    boolean isOn(String option) {
        return truth(option).orElse(false);
    }

    /** Whether an option is on that is on where nothing is said. */
    boolean isNotOff(String option) {
        return truth(option).orElse(true);
    }

    Optional<Boolean> truth(String option) {
        return options.truth(option).or(() -> variable(option)
                .or(() -> setting(option).map(Value::toText))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> TRUE.contains(text) || FALSE.contains(text))
                .map(TRUE::contains));
    }

    /** @throws FloeException if it is none of these words */
    Optional<String> choice(String option, List<String> words) {
        Optional<String> text = text(option).or(() -> setting(option).map(Value::toText));
        text.filter(word -> !words.contains(word)).ifPresent(word -> {
            throw new FloeException(UsageFault.notAChoice(word, "option '" + option + "'", words));
        });
        return text;
    }

    /** How wide the lines of a run are. */
    int width() {
        Optional<String> text =
                text(PRINTER_WIDTH).or(() -> setting(PRINTER_WIDTH).map(Value::toText));
        try {
            return text.map(Integer::parseInt).orElse(WIDTH);
        } catch (NumberFormatException noNumber) {
            throw new FloeException(
                    Problem.error(
                                    CommandLineError.NOT_A_CHOICE,
                                    "'" + PRINTER_WIDTH + " " + text.orElse("") + "' is no number of characters")
                            .withHelp("write a number, such as 80"),
                    noNumber);
        }
    }

    Optional<String> text(String option) {
        return options.text(option).or(() -> variable(option));
    }

    /** The same, or what the run was called with that is repeated. */
    Optional<String> kept(String option) {
        return text(option)
                .or(() -> setting(option).filter(StringValue.class::isInstance).map(Value::toText));
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
