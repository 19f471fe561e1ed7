package dev.floe.cli;

import dev.floe.spi.problem.FloeException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Splits a command line into a command, its options and its parameters. */
final class ArgumentParser {
    /** What somebody asked for. */
    sealed interface Request {
        record Run(Command command, ParseResult arguments) implements Request {}

        record Help(String text) implements Request {}
    }

    private static final String HEADER = "floe compiles data products against their platform, and runs them.%n";
    private static final String FOOTER = """
            %nEvery option with a value can be set by a variable: FLOE_PROJECT_DIR for --project-dir.
            FLOE_PLUGIN_PATH names more directories of plugins; NO_COLOR switches colours off.

            Exit codes: 0 done; 1 a step or a test failed; 2 input or policy wrong; 3 environment;
            4 another run is in the way; 70 a bug in floe; 130 interrupted.""";

    private final Map<CommandName, Command> commands = new EnumMap<>(CommandName.class);

    /** @throws FloeException for a command line that has no meaning */
    Request parse(List<String> arguments) {
        CommandLine line = commandLine(arguments);
        try {
            return request(line.parseArgs(arguments.toArray(String[]::new)));
        } catch (ParameterException mistaken) {
            throw new FloeException(UsageFault.of(mistaken, arguments), mistaken);
        }
    }

    private Request request(ParseResult root) {
        ParseResult innermost = root.hasSubcommand() ? root.subcommand() : root;
        if (root.isUsageHelpRequested() || innermost.isUsageHelpRequested()) {
            return new Request.Help(innermost.commandSpec().commandLine().getUsageMessage(Ansi.OFF));
        }
        if (root.hasMatchedOption("--version")) {
            return new Request.Run(new VersionCommand(), root);
        }
        return new Request.Run(
                chosen(root).map(commands::get).orElseThrow(() -> new FloeException(UsageFault.noCommand())), root);
    }

    private static Optional<CommandName> chosen(ParseResult root) {
        return root.hasSubcommand()
                ? Optional.of(CommandName.valueOf(
                        root.subcommand().commandSpec().name().toUpperCase(java.util.Locale.ROOT)))
                : Optional.empty();
    }

    /** Declares the commands whose names occur among the arguments, which are one at most nearly always; all for the help. */
    private CommandLine commandLine(List<String> arguments) {
        CommandSpec root = CommandSpec.create().name("floe");
        root.usageMessage().header(HEADER).footer(FOOTER.split("\n", -1)).synopsisSubcommandLabel("COMMAND");
        GlobalOption.addTo(root);
        root.addOption(GlobalOption.flag("Print the versions of floe and of Java", "-V", "--version"));
        boolean everything = arguments.contains(GlobalOption.HELP) || arguments.contains("-h");
        for (CommandName name : CommandName.values()) {
            if (everything || arguments.contains(name.word())) {
                root.addSubcommand(name.word(), specification(name));
            }
        }
        return new CommandLine(root)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false);
    }

    private CommandSpec specification(CommandName name) {
        Command command = name.command();
        commands.put(name, command);
        CommandSpec specification = CommandSpec.create().name(name.word());
        specification.usageMessage().description(name.summary());
        command.declare(specification);
        GlobalOption.addTo(specification);
        return specification;
    }
}
