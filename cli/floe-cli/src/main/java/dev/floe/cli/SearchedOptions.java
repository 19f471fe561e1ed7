package dev.floe.cli;

import dev.floe.cli.report.ReportFormat;
import java.util.List;
import java.util.Map;

/** What a command line that cannot be parsed seems to say about how its error is to be shown. */
final class SearchedOptions {
    private static final List<String> JSON = List.of(GlobalOption.OUTPUT + "=json", CompileCommand.FORMAT + "=json");

    private SearchedOptions() {}

    static ReportFormat format(CommandLineSession session) {
        List<String> arguments = session.arguments();
        boolean asked = JSON.stream().anyMatch(arguments::contains)
                || followedByJson(arguments, GlobalOption.OUTPUT)
                || followedByJson(arguments, CompileCommand.FORMAT);
        boolean elsewhere = !mentions(arguments, GlobalOption.OUTPUT)
                && session.environment().getOrDefault("FLOE_OUTPUT", "").equals("json");
        return asked || elsewhere ? ReportFormat.JSON : ReportFormat.TEXT;
    }

    static boolean wantsStackTrace(CommandLineSession session) {
        Map<String, String> environment = session.environment();
        return session.arguments().contains(GlobalOption.STACKTRACE)
                || environment.getOrDefault("FLOE_STACKTRACE", "").equals("true");
    }

    private static boolean followedByJson(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        return at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equals("json");
    }

    private static boolean mentions(List<String> arguments, String option) {
        return arguments.stream().anyMatch(argument -> argument.startsWith(option));
    }
}
