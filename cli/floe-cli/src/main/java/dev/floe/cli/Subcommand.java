package dev.floe.cli;

import dev.floe.spi.problem.FloeException;
import java.util.List;

/** The first word behind a command that has commands of its own. */
final class Subcommand {
    private Subcommand() {}

    /**
     * The word.
     *
     * @param name of the command, such as {@code floe catalog}
     * @throws FloeException if there is none, or not one of the commands
     */
    static String of(Invocation invocation, String name, List<String> commands) {
        String word = invocation.options().parameters().stream()
                .findFirst()
                .orElseThrow(() -> new FloeException(UsageFault.noCommand(name, commands)));
        if (!commands.contains(word)) {
            throw new FloeException(UsageFault.notAChoice(word, "'" + name + "'", commands));
        }
        return word;
    }
}
