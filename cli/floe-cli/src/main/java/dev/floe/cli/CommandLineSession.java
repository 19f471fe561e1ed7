package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.Paint;
import dev.floe.cli.report.ReportFormat;
import dev.floe.cli.report.TextReport;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One command line from its arguments to its exit code, for the process and for programs that embed floe. Everything that a
 * command may see of the outside is handed in; nothing is static, so that several can run side by side.
 *
 * <p>Results go to the output, problems and talk to the errors; a machine-readable format is complete on the output, and the
 * errors stay empty.
 *
 * @param arguments without the name of the program
 * @param environment the variables
 * @param workingDirectory what relative paths are resolved against, absolute
 * @param installation the directory that holds {@code plugin/}
 */
public record CommandLineSession(
        List<String> arguments,
        Channel output,
        Channel errors,
        Map<String, String> environment,
        Path workingDirectory,
        Path installation) {
    public CommandLineSession {
        arguments = List.copyOf(arguments);
        requireNonNull(output, "output is null");
        requireNonNull(errors, "errors is null");
        environment = Map.copyOf(environment);
        requireNonNull(workingDirectory, "workingDirectory is null");
        requireNonNull(installation, "installation is null");
    }

    /** Runs the command. Never throws. @return the exit code, as {@link ExitCode} explains it */
    public int run() {
        int code;
        try {
            code = switch (new ArgumentParser().parse(arguments)) {
                case ArgumentParser.Request.Help help -> {
                    output.print(help.text());
                    yield ExitCode.DONE;
                }
                case ArgumentParser.Request.Run run ->
                    run(run.command(), new OptionValues(run.arguments(), environment));
            };
        } catch (FloeException ended) {
            // The command line itself is wrong, so what it says about the form is only searched for, not parsed.
            code = show(CommandResult.without(Findings.of(ended.problems())), SearchedOptions.format(this), paint());
        } catch (RuntimeException | Error bug) {
            code = bug(bug, SearchedOptions.wantsStackTrace(this), SearchedOptions.format(this));
        }
        return output.failure().map(this::outputLost).orElse(code);
    }

    private int run(Command command, OptionValues options) {
        Paint paint = options.choice(GlobalOption.COLOR, ColorUse.class)
                .orElse(ColorUse.AUTO)
                .paint(errors, environment);
        Invocation invocation = new Invocation(options, environment, workingDirectory, installation, output, errors);
        ReportFormat format = invocation.format();
        boolean stackTrace = options.isOn(GlobalOption.STACKTRACE);
        try {
            return show(command.run(invocation), format, paint);
        } catch (FloeException ended) {
            return show(CommandResult.without(findings(ended, invocation)), format, paint);
        } catch (RuntimeException | Error bug) {
            return bug(bug, stackTrace, format);
        }
    }

    /** Where it is the project's directory that is wrong, there are no files to show. */
    private static Findings findings(FloeException ended, Invocation invocation) {
        try {
            return ProblemSources.findings(ended.problems(), invocation.projectDirectory());
        } catch (FloeException noProject) {
            return Findings.of(ended.problems());
        }
    }

    private int show(CommandResult result, ReportFormat format, Paint paint) {
        Findings findings = result.findings();
        if (format == ReportFormat.TEXT) {
            errors.print(TextReport.render(findings, paint));
            output.print(result.text().get());
        } else {
            output.print(format.render(findings, result.members().get()));
        }
        return result.exitCode().orElseGet(() -> ExitCode.of(findings.problems()));
    }

    private int bug(Throwable bug, boolean stackTrace, ReportFormat format) {
        Problem problem = Problem.error(CommandLineError.UNEXPECTED, "floe itself failed: " + bug)
                .withHelp("this is a bug in floe: report it with what '--stacktrace' shows");
        show(CommandResult.without(Findings.of(List.of(problem))), format, paint());
        if (stackTrace) {
            StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            errors.print(trace.toString());
        }
        return ExitCode.BUG;
    }

    /** A reader that has seen enough, such as {@code head}, is no fault of anybody's. */
    private int outputLost(IOException failure) {
        String reason = Optional.ofNullable(failure.getMessage()).orElse("no reason given");
        if (reason.equals("Broken pipe")) {
            return ExitCode.BROKEN_PIPE;
        }
        Problem problem =
                Problem.error(CommandLineError.OUTPUT_NOT_WRITTEN, "Standard output cannot be written: " + reason);
        errors.print(TextReport.render(Findings.of(List.of(problem)), paint()));
        return problem.code().fault().exitCode();
    }

    private Paint paint() {
        return ColorUse.AUTO.paint(errors, environment);
    }
}
