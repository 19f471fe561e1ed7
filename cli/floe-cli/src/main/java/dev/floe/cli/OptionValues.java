package dev.floe.cli;

import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** The values of options: the flag, else the {@code FLOE_} variable. An empty variable counts as none. */
final class OptionValues {
    private final ParseResult arguments;
    private final Map<String, String> environment;

    OptionValues(ParseResult arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    Optional<String> text(String option) {
        return flag(option).or(() -> variable(option));
    }

    /** The words of an option that takes several, each of which may hold more of them. */
    List<String> words(String option) {
        List<String> flagged = levels().filter(level -> level.hasMatchedOption(option))
                .flatMap(level -> level.matchedOption(option).stringValues().stream())
                .toList();
        Stream<String> values = flagged.isEmpty() ? variable(option).stream() : flagged.stream();
        return values.flatMap(value -> Stream.of(value.strip().split("\\s+"))).toList();
    }

    /** @throws FloeException if the value is none of the enum's */
    <E extends Enum<E>> Optional<E> choice(String option, Class<E> type) {
        Optional<String> given = flag(option);
        if (given.isPresent()) {
            return Optional.of(constant(given.get(), "option '" + option + "'", type));
        }
        return variable(option).map(value -> constant(value, "variable '" + variableName(option) + "'", type));
    }

    /** Whether an option without a value is on. */
    boolean isOn(String option) {
        return levels().anyMatch(level -> level.hasMatchedOption(option))
                || choice(option, Truth.class).orElse(Truth.FALSE).on;
    }

    /** What an option says that can be switched off as well, if anything says it. */
    Optional<Boolean> truth(String option) {
        return levels().filter(level -> level.hasMatchedOption(option))
                .map(level -> level.<Boolean>matchedOptionValue(option, true))
                .findFirst()
                .or(() -> choice(option, Truth.class).map(truth -> truth.on));
    }

    /** Whether the option stands on the command line itself. */
    boolean isFlagged(String option) {
        return flag(option).isPresent();
    }

    /** The name of the command; empty where there is none. */
    String command() {
        return arguments.hasSubcommand() ? arguments.subcommand().commandSpec().name() : "";
    }

    List<String> parameters() {
        return arguments.hasSubcommand()
                ? arguments.subcommand().matchedPositionals().stream()
                        .flatMap(positional -> positional.stringValues().stream())
                        .toList()
                : List.of();
    }

    /** What a {@code FLOE_} variable can say of an option without a value. */
    private enum Truth {
        TRUE(true),
        FALSE(false);

        private final boolean on;

        Truth(boolean on) {
            this.on = on;
        }
    }

    private Optional<String> flag(String option) {
        return levels().filter(level -> level.hasMatchedOption(option))
                .map(level -> level.matchedOption(option).stringValues())
                .filter(values -> !values.isEmpty())
                .map(List::getLast)
                .findFirst();
    }

    /** The command before floe as a whole. */
    private Stream<ParseResult> levels() {
        return arguments.hasSubcommand() ? Stream.of(arguments.subcommand(), arguments) : Stream.of(arguments);
    }

    /** A variable for an option of another command says nothing here. */
    private Optional<String> variable(String option) {
        return levels().anyMatch(level -> level.commandSpec().findOption(option) != null)
                ? Optional.ofNullable(environment.get(variableName(option))).filter(value -> !value.isEmpty())
                : Optional.empty();
    }

    private static String variableName(String option) {
        return "FLOE_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(String word, String source, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        List<String> choices = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        throw new FloeException(UsageFault.notAChoice(word, source, choices));
    }
}
