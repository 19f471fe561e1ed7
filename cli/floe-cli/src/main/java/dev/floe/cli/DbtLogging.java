package dev.floe.cli;

import dev.floe.cli.DbtEvents.Form;
import dev.floe.cli.DbtEvents.Hearer;
import dev.floe.cli.report.Paint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** dbt's flags of what is said of a run, how much, in which form and where. */
final class DbtLogging {
    private static final String FORMAT = "--log-format";
    private static final String FILE_FORMAT = "--log-format-file";
    private static final String LEVEL = "--log-level";
    private static final String FILE_LEVEL = "--log-level-file";
    private static final String PATH = "--log-path";
    private static final String DEBUG = "--debug";
    private static final String QUIET = "--quiet";
    private static final String COLORS = "--use-colors";
    private static final String FILE_COLORS = "--use-colors-file";
    private static final List<String> FORMATS = List.of("text", "debug", "json", "default");

    private DbtLogging() {}

    static void addTo(CommandSpec specification) {
        String formats = "text|debug|json|default";
        String levels = "debug|info|warn|error|none";
        specification.addOption(
                GlobalOption.value(FORMAT, formats, "The form of what is said of a run (default: text)"));
        specification.addOption(GlobalOption.value(FILE_FORMAT, formats, "The same for the log file (default: debug)"));
        specification.addOption(GlobalOption.value(
                LEVEL, levels, "How much is said of a run (default: info); errors are always shown"));
        specification.addOption(GlobalOption.value(FILE_LEVEL, levels, "The same for the log file (default: debug)"));
        specification.addOption(GlobalOption.value(
                PATH, "DIR", "Where dbt.log is written, seen from the project's directory (default: logs)"));
        specification.addOption(GlobalOption.negatable("Say every statement that reaches the database", "-d", DEBUG));
        specification.addOption(
                GlobalOption.negatable("Say nothing but what fails, and what print() says", "-q", QUIET));
        specification.addOption(GlobalOption.negatable("Colour what is said (default: on a terminal)", COLORS));
        specification.addOption(GlobalOption.negatable("Colour the log file", FILE_COLORS));
    }

    /** Opens what the flags ask for: JSON goes to the output, as programs read it there, and lines to whoever waits. */
    static DbtEvents events(
            DbtFlags flags, Invocation invocation, Path project, String logPath, Clock clock, String invocationId) {
        Form form = form(flags, FORMAT).orElse(flags.isOn(DEBUG) ? Form.DETAILED : Form.TEXT);
        Channel channel = form == Form.JSON ? invocation.output() : invocation.talk();
        DbtLevel level = flags.isOn(QUIET)
                ? DbtLevel.ERROR
                : flags.isOn(DEBUG) ? DbtLevel.DEBUG : level(flags, LEVEL).orElse(DbtLevel.INFO);
        ColorUse colors = flags.truth(COLORS)
                .map(on -> on ? ColorUse.ALWAYS : ColorUse.NEVER)
                .or(() -> invocation.options().choice(GlobalOption.COLOR, ColorUse.class))
                .orElse(ColorUse.AUTO);
        return new DbtEvents(
                new Hearer(channel, form, level, colors.paint(channel, invocation.environment())),
                file(flags, invocation, project, logPath),
                clock,
                invocationId);
    }

    /** A directory that cannot be written is no reason not to run, unless it was asked for. */
    private static DbtLogFile file(DbtFlags flags, Invocation invocation, Path project, String logPath) {
        DbtLevel level = level(flags, FILE_LEVEL).orElse(DbtLevel.DEBUG);
        if (level == DbtLevel.NONE) {
            return DbtLogFile.none();
        }
        Optional<String> asked = flags.text(PATH);
        Path directory = project.resolve(asked.orElse(logPath)).normalize();
        Form form = form(flags, FILE_FORMAT).orElse(Form.DETAILED);
        try {
            return DbtLogFile.open(
                    directory, form, level, flags.isOn(FILE_COLORS) ? Paint.ANSI : Paint.NONE, invocation.redaction());
        } catch (IOException failure) {
            if (asked.isPresent()) {
                throw TargetDirectory.notWritten(directory, failure);
            }
            return DbtLogFile.none();
        }
    }

    private static Optional<Form> form(DbtFlags flags, String option) {
        return flags.choice(option, FORMATS).flatMap(text -> switch (text) {
            case "json" -> Optional.of(Form.JSON);
            case "debug" -> Optional.of(Form.DETAILED);
            case "text" -> Optional.of(Form.TEXT);
            default -> Optional.empty();
        });
    }

    private static Optional<DbtLevel> level(DbtFlags flags, String option) {
        List<String> levels = Stream.of(DbtLevel.values()).map(DbtLevel::text).toList();
        return flags.choice(option, levels).map(text -> DbtLevel.valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
