package dev.floe.cli;

import picocli.CommandLine.Model.CommandSpec;

/** One command of floe. It prints nothing itself: the session shows its result in the format that was asked for. */
interface Command {
    /** Adds the command's own options and parameters. */
    void declare(CommandSpec specification);

    /**
     * Does the work.
     *
     * @throws dev.floe.spi.problem.FloeException for what ends the command without any result
     */
    CommandResult run(Invocation invocation);
}
