package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe explain}: the page of one code, or the titles of all. */
final class ExplainCommand implements Command {
    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("CODE")
                .type(String.class)
                .index("0")
                .arity("0..1")
                .description("Such as FLOE-C104, or C104; absent: all codes with their titles")
                .build());
    }

    @Override
    public CommandResult run(Invocation invocation) {
        List<String> parameters = invocation.options().parameters();
        return parameters.isEmpty() ? list() : explain(parameters.getFirst());
    }

    private static CommandResult list() {
        return CommandResult.of(ExplainCommand::table, () -> members(ErrorPages.codes(), code -> Optional.empty()));
    }

    private static String table() {
        TextTable table = new TextTable();
        for (String code : ErrorPages.codes()) {
            table.row(code, title(code));
        }
        return table.render();
    }

    private static CommandResult explain(String asked) {
        String upper = asked.toUpperCase(Locale.ROOT);
        String code = upper.startsWith("FLOE-") ? upper : "FLOE-" + upper;
        if (!ErrorPages.codes().contains(code)) {
            throw new FloeException(UsageFault.suggest(
                    Problem.error(CommandLineError.UNKNOWN_CODE, "floe has no error code '" + asked + "'"),
                    code,
                    ErrorPages.codes(),
                    Optional.of("'floe explain' lists all codes")));
        }
        String page = ErrorPages.page(code).orElseThrow();
        return CommandResult.of(() -> page, () -> members(List.of(code), same -> Optional.of(page)));
    }

    private static Map<String, PropertyValue> members(List<String> codes, Function<String, Optional<String>> page) {
        return new JsonObject()
                .withEach("codes", codes, code -> new JsonObject()
                        .with("code", code)
                        .with("title", title(code))
                        .withOptional("page", page.apply(code))
                        .value())
                .value()
                .values();
    }

    private static String title(String code) {
        return ErrorPages.page(code).map(ErrorPages::title).orElseThrow();
    }
}
