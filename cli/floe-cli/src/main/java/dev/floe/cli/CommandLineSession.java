package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.Paint;
import dev.floe.cli.report.ReportFormat;
import dev.floe.cli.report.TextReport;
import dev.floe.secrets.Redaction;
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
        return run(Redaction.of(environment));
    }

    /** The same for a process that has more to write than the session does. */
    int run(Redaction redaction) {
        return new CommandLineSession(
                        arguments,
                        output.through(redaction::text),
                        errors.through(redaction::text),
                        environment,
                        workingDirectory,
                        installation)
                .runRedacted(redaction);
    }

    private int runRedacted(Redaction redaction) {
        int code;
        try {
            code = switch (new ArgumentParser().parse(arguments)) {
                case ArgumentParser.Request.Help help -> {
                    output.print(help.text());
                    yield ExitCode.DONE;
                }
                case ArgumentParser.Request.Run run ->
                    run(run.command(), new OptionValues(run.arguments(), environment), redaction);
            };
        } catch (FloeException ended) {
            // The command line itself is wrong, so what it says about the form is only searched for, not parsed.
            code = show(
                    CommandResult.without(Findings.of(ended.problems())),
                    SearchedOptions.format(this),
                    paint(),
                    redaction);
        } catch (RuntimeException | Error bug) {
            code = bug(bug, SearchedOptions.wantsStackTrace(this), SearchedOptions.format(this), redaction);
        }
        return output.failure().map(this::outputLost).orElse(code);
    }

    private int run(Command command, OptionValues options, Redaction redaction) {
        Paint paint = options.choice(GlobalOption.COLOR, ColorUse.class)
                .orElse(ColorUse.AUTO)
                .paint(errors, environment);
        Invocation invocation =
                new Invocation(options, environment, workingDirectory, installation, output, errors, redaction);
        ReportFormat format = invocation.format();
        boolean stackTrace = options.isOn(GlobalOption.STACKTRACE);
        try {
            return show(command.run(invocation), format, paint, redaction);
        } catch (FloeException ended) {
            return show(CommandResult.without(findings(ended, invocation)), format, paint, redaction);
        } catch (RuntimeException | Error bug) {
            return bug(bug, stackTrace, format, redaction);
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

    private int show(CommandResult result, ReportFormat format, Paint paint, Redaction redaction) {
        Findings findings = result.findings().without(redaction);
        if (format == ReportFormat.TEXT) {
            errors.print(TextReport.render(findings, paint));
            output.print(result.text().get());
        } else {
            output.printFiltered(
                    format.render(findings, redaction.values(result.members().get())));
        }
        return result.exitCode().orElseGet(() -> ExitCode.of(findings.problems()));
    }

    private int bug(Throwable bug, boolean stackTrace, ReportFormat format, Redaction redaction) {
        Problem problem = Problem.error(CommandLineError.UNEXPECTED, "floe itself failed: " + bug)
                .withHelp("this is a bug in floe: report it with what '--stacktrace' shows");
        show(CommandResult.without(Findings.of(List.of(problem))), format, paint(), redaction);
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
