package dev.floe.compiler.validate;

import dev.floe.compiler.document.ScheduleSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.artifact.Schedule;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Checks the schedule of a product. */
final class ScheduleCheck {
    private ScheduleCheck() {}

    static Optional<Schedule> check(ScheduleSection section, ProblemCollector problems) {
        section.timezone().ifPresent(timezone -> checkTimezone(timezone, problems));
        section.cron().flatMap(ScheduleCheck::cronProblem).ifPresent(problems::add);
        return section.cron()
                .map(cron -> new Schedule(
                        cron.value(), section.timezone().map(Located::value).orElse("UTC")));
    }

    private static Optional<Problem> cronProblem(Located<String> cron) {
        return CronExpression.problemOf(cron.value()).map(why -> Problem.error(
                        CompilerError.CRON, cron.place(), "Cron expression '%s' %s".formatted(cron.value(), why))
                .withHelp("write minute, hour, day of month, month and day of week, such as 0 6 * * 1-5"));
    }

    private static void checkTimezone(Located<String> timezone, ProblemCollector problems) {
        Set<String> zones = ZoneId.getAvailableZoneIds();
        if (!zones.contains(timezone.value())) {
            problems.add(Problem.error(
                            CompilerError.TIME_ZONE,
                            timezone.place(),
                            "Time zone '%s' is not in the tz database".formatted(timezone.value()))
                    .withHelp(NearestName.of(timezone.value(), zones)
                            .map("did you mean '%s'?"::formatted)
                            .orElse("name a region and city, such as Europe/Berlin, or UTC")));
        }
    }
}
