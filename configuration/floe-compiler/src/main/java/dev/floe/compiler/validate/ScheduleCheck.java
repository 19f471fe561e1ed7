package dev.floe.compiler.validate;

import dev.floe.compiler.document.ScheduleSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.artifact.Schedule;
import dev.floe.spi.problem.Place;
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
        return CronExpression.faultOf(cron.value()).map(fault -> Problem.error(
                        CompilerError.CRON,
                        placeWithin(cron, fault),
                        "Cron expression '%s' %s".formatted(cron.value(), fault.why()))
                .withHelp("write minute, hour, day of month, month and day of week, such as 0 6 * * 1-5"));
    }

    /** The place of a part of the value, where the value stands there as it is, with or without quotes around it. */
    private static Place placeWithin(Located<String> cron, CronExpression.Fault fault) {
        Place place = cron.place();
        int quotes = place.endColumn() - place.column() - cron.value().length();
        if (place.line() != place.endLine() || (quotes != 0 && quotes != 2)) {
            return place;
        }
        int start = place.column() + quotes / 2;
        return new Place(place.file(), place.line(), start + fault.start(), place.line(), start + fault.end());
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
