package dev.floe.cli;

import dev.floe.cli.report.ReportFormat;
import dev.floe.secrets.Redaction;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One call of one command, with everything it may look at. */
final class Invocation {
    private static final String PLUGIN_PATH = "FLOE_PLUGIN_PATH";

    private final OptionValues options;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Path installation;
    private final Channel output;
    private final Channel talk;
    private final Redaction redaction;

    Invocation(
            OptionValues options,
            Map<String, String> environment,
            Path workingDirectory,
            Path installation,
            Channel output,
            Channel talk,
            Redaction redaction) {
        this.output = output;
        this.talk = talk;
        this.redaction = redaction;
        this.options = options;
        this.environment = environment;
        this.workingDirectory = workingDirectory;
        this.installation = installation;
    }

    OptionValues options() {
        return options;
    }

    Map<String, String> environment() {
        return environment;
    }

    Path workingDirectory() {
        return workingDirectory;
    }

    /** The directory of floe's own files. */
    Path installation() {
        return installation;
    }

    /** Where a command that takes long says how it goes on; nowhere, where a machine reads its result. */
    Channel talk() {
        return format() == ReportFormat.TEXT ? talk : Channel.nowhere();
    }

    /** The standard output, for what a program reads while a command works. */
    Channel output() {
        return output;
    }

    /** What every text goes through that leaves the process; whoever comes by a secret tells it. */
    Redaction redaction() {
        return redaction;
    }

    /** @throws FloeException if {@code --output} is neither, or contradicts the command's {@code --format} */
    ReportFormat format() {
        if (DbtOutput.isOwn(options) || LineageCommand.isDrawn(options)) {
            return ReportFormat.TEXT;
        }
        Optional<ReportFormat> format = options.choice(CompileCommand.FORMAT, ReportFormat.class);
        Optional<OutputForm> output = options.choice(GlobalOption.OUTPUT, OutputForm.class);
        ReportFormat general = output.map(OutputForm::format).orElse(ReportFormat.TEXT);
        if (format.isPresent()
                && format.get() != general
                && options.isFlagged(CompileCommand.FORMAT)
                && options.isFlagged(GlobalOption.OUTPUT)) {
            throw new FloeException(Problem.error(
                            CommandLineError.FORMATS_DIFFER,
                            "'--output " + general.word() + "' contradicts '--format "
                                    + format.get().word() + "'")
                    .withHelp("keep one of them"));
        }
        return options.isFlagged(GlobalOption.OUTPUT) ? general : format.orElse(general);
    }

    /** @throws FloeException if it is not there */
    Path projectDirectory() {
        Path directory = options.text(GlobalOption.PROJECT_DIR).map(this::path).orElse(workingDirectory);
        if (!Files.isDirectory(directory)) {
            String given = options.text(GlobalOption.PROJECT_DIR).orElse(workingDirectory.toString());
            throw new FloeException(Problem.error(
                            CommandLineError.NO_SUCH_DIRECTORY,
                            "Project directory '" + given + "' "
                                    + (Files.exists(directory) ? "is not a directory" : "does not exist"))
                    .withHelp("name the directory that holds floe.yaml"));
        }
        return directory;
    }

    /** The directories whose sub-directories are plugins. */
    List<Path> pluginDirectories() {
        List<Path> directories = new ArrayList<>();
        Path own = installation.resolve("plugin");
        if (Files.isDirectory(own)) {
            directories.add(own);
        }
        String more = environment.getOrDefault(PLUGIN_PATH, "");
        Pattern.compile(java.io.File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(more)
                .filter(name -> !name.isEmpty())
                .map(this::path)
                .forEach(directories::add);
        return directories;
    }

    /** A path as the user typed it, seen from the working directory. */
    Path path(String typed) {
        try {
            return workingDirectory.resolve(typed).normalize();
        } catch (InvalidPathException impossible) {
            throw new FloeException(
                    Problem.error(CommandLineError.NOT_A_PATH, "'" + typed + "' is no path on this system"),
                    impossible);
        }
    }
}
