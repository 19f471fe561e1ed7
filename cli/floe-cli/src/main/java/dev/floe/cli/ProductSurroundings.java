package dev.floe.cli;

import dev.floe.compiler.project.Surroundings;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What a product is compiled with: variables, and the day, which is today or the one that a flag says. */
final class ProductSurroundings {
    static final String AS_OF = "--as-of";

    private ProductSurroundings() {}

    static Surroundings of(Invocation invocation) {
        Clock clock = invocation
                .options()
                .text(AS_OF)
                .map(ProductSurroundings::startOf)
                .orElseGet(() -> Clock.system(ZoneId.systemDefault()));
        DictValue vars = invocation
                .options()
                .text(RunCommand.VARS)
                .map(text -> DbtCommand.vars(RunCommand.VARS, text))
                .orElseGet(DictValue::empty);
        return new Surroundings(vars, invocation.environment(), clock);
    }

    private static Clock startOf(String day) {
        try {
            return Clock.fixed(LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        } catch (DateTimeException none) {
            throw new FloeException(
                    Problem.error(CommandLineError.NOT_A_CHOICE, "'" + AS_OF + " " + day + "' is no day")
                            .withHelp("write one such as 2027-01-31"));
        }
    }
}
