package dev.floe.cli;

import dev.floe.documents.NearestName;
import dev.floe.spi.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in floe's words what is wrong with a command line. */
final class UsageFault {
    private UsageFault() {}

    static Problem of(ParameterException mistaken, List<String> arguments) {
        CommandSpec command = mistaken.getCommandLine().getCommandSpec();
        return switch (mistaken) {
            case UnmatchedArgumentException unmatched ->
                unmatched(unmatched.getUnmatched().getFirst(), command);
            case MissingParameterException missing ->
                valueMissing(missing.getMissing().getFirst());
            case OverwrittenOptionException twice ->
                Problem.error(
                        CommandLineError.GIVEN_TWICE,
                        "Option '" + longestName(twice.getOverwritten()) + "' is given twice");
            default ->
                arguments.stream()
                        .flatMap(argument -> flagWithValue(argument, command).stream())
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException("A command line is refused for an unknown reason", mistaken));
        };
    }

    static Problem noCommand() {
        return Problem.error(CommandLineError.NO_COMMAND, "No command is given")
                .withHelp("commands: " + String.join(", ", CommandName.words()));
    }

    /** A command that has commands of its own is called without one. */
    static Problem noCommand(String name, Collection<String> commands) {
        return Problem.error(CommandLineError.NO_COMMAND, "'" + name + "' is given no command")
                .withHelp("commands: " + String.join(", ", commands));
    }

    /** A value that has to be one of a few words. */
    static Problem notAChoice(String value, String source, Collection<String> choices) {
        return suggest(
                Problem.error(
                        CommandLineError.NOT_A_CHOICE,
                        "Value '" + value + "' of " + source + " is not one of " + String.join(", ", choices)),
                value,
                choices,
                Optional.empty());
    }

    /** Adds the nearest of the candidates as help, else this text where there is one. */
    static Problem suggest(Problem problem, String word, Collection<String> candidates, Optional<String> otherwise) {
        return NearestName.of(word, candidates)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .or(() -> otherwise)
                .map(problem::withHelp)
                .orElse(problem);
    }

    private static Problem unmatched(String argument, CommandSpec command) {
        String name = command.qualifiedName();
        if (argument.length() > 1 && argument.startsWith("-")) {
            String option = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            List<String> options =
                    command.options().stream().map(OptionSpec::longestName).toList();
            return suggest(
                    Problem.error(CommandLineError.UNKNOWN_OPTION, "'" + name + "' has no option '" + option + "'"),
                    option,
                    options,
                    Optional.of("options: " + String.join(", ", options)));
        }
        if (command.parent() == null) {
            return suggest(
                    Problem.error(CommandLineError.UNKNOWN_COMMAND, "floe has no command '" + argument + "'"),
                    argument,
                    CommandName.words(),
                    Optional.of("commands: " + String.join(", ", CommandName.words())));
        }
        return Problem.error(
                        CommandLineError.UNEXPECTED_ARGUMENT,
                        "'" + name + "' does not take the argument '" + argument + "'")
                .withHelp("'" + name + " --help' shows what it takes");
    }

    private static Problem valueMissing(ArgSpec argument) {
        return Problem.error(CommandLineError.VALUE_MISSING, "Option '" + longestName(argument) + "' has no value")
                .withHelp("write it as " + longestName(argument) + " " + argument.paramLabel());
    }

    private static Optional<Problem> flagWithValue(String argument, CommandSpec command) {
        int end = argument.indexOf('=');
        OptionSpec option = end < 0 ? null : command.findOption(argument.substring(0, end));
        if (option == null || option.arity().max() > 0) {
            return Optional.empty();
        }
        String name = option.longestName();
        return Optional.of(
                Problem.error(CommandLineError.VALUE_NOT_EXPECTED, "Option '" + name + "' does not take a value")
                        .withHelp("write it as " + name));
    }

    private static String longestName(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
