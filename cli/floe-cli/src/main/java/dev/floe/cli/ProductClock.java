package dev.floe.cli;

import dev.floe.compiler.project.Surroundings;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The day on which a product is compiled: today, or the one that a flag says. */
final class ProductClock {
    static final String AS_OF = "--as-of";

    private ProductClock() {}

    static Surroundings surroundings(Invocation invocation) {
        Clock clock = invocation
                .options()
                .text(AS_OF)
                .map(ProductClock::startOf)
                .orElseGet(() -> Clock.system(ZoneId.systemDefault()));
        return new Surroundings(invocation.environment(), clock);
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
