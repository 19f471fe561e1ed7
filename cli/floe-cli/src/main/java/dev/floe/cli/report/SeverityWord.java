package dev.floe.cli.report;

import dev.floe.spi.problem.Problem;

/** How much a problem weighs, as each form of report says it. */
final class SeverityWord {
    private SeverityWord() {}

    static String of(Problem problem) {
        return switch (problem.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTICE -> "notice";
        };
    }

    /** SARIF 2.1.0, 3.27.10. */
    static String ofSarif(Problem problem) {
        return switch (problem.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTICE -> "note";
        };
    }
}
