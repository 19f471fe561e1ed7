package dev.floe.cli;

import dev.floe.spi.problem.Fault;
import dev.floe.spi.problem.Problem;
import java.util.List;

/**
 * The number that a command ends with: 0 done; 1 a step or a test failed; 2 input or policy wrong; 3 environment; 4 conflict
 * with another run. Warnings do not count.
 *
 * <p>Of several faults, the one to be mended first decides: the environment (a plugin that does not load explains a compute
 * that is unknown), then the input, then the conflict, then the failed step.
 *
 * <p>A bug of floe's own ends with 70, {@code EX_SOFTWARE} of BSD's {@code sysexits.h}: a script must not take it for one of
 * the four, which all say that somebody else can mend something. A reader that closes the pipe ends it with 141, as a
 * shell reports {@code SIGPIPE}.
 */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int BUG = 70;
    public static final int BROKEN_PIPE = 141;

    private static final List<Fault> ORDER = List.of(Fault.ENVIRONMENT, Fault.INPUT, Fault.CONFLICT, Fault.EXECUTION);

    private ExitCode() {}

    static int of(List<Problem> problems) {
        for (Fault fault : ORDER) {
            for (Problem problem : problems) {
                if (problem.isError() && problem.code().fault() == fault) {
                    return fault.exitCode();
                }
            }
        }
        return DONE;
    }
}
