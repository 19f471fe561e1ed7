package dev.floe.cli;

import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.select.SelectionError;
import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Makes errors of warnings, or passes over them, as {@code --warn-error} and {@code --warn-error-options} say. */
final class WarningRules {
    private WarningRules() {}

    static List<Problem> apply(List<Problem> problems, DbtFlags flags) {
        return problems.stream()
                .filter(problem -> problem.isError() || !flags.isSilent(event(problem.code())))
                .map(problem -> !problem.isError() && flags.isError(event(problem.code())) ? asError(problem) : problem)
                .toList();
    }

    private static Problem asError(Problem warning) {
        Problem error = warning.place()
                .map(place -> Problem.error(warning.code(), place, warning.message()))
                .orElseGet(() -> Problem.error(warning.code(), warning.message()));
        return warning.help().map(error::withHelp).orElse(error);
    }

    /** dbt's name of a warning. */
    private static String event(ErrorCode code) {
        return switch (code) {
            case DbtError.TEST_FAILS -> "LogTestResult";
            case DbtError.TEMPLATE_WARNS -> "JinjaLogWarning";
            case DbtError.CONTRACT_BREAKS -> "UnversionedBreakingChange";
            case DbtError.UNMATCHED -> "NoNodeForYamlKey";
            case SelectionError.NOTHING_MATCHES -> "NoNodesForSelectionCriteria";
            default -> code.id();
        };
    }
}
