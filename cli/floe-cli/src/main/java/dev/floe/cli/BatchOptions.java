package dev.floe.cli;

import dev.floe.dbt.compile.BatchTimes;
import dev.floe.dbt.compile.BatchTimes.Span;
import dev.floe.dbt.relation.EventTime;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say which batches of microbatch models to build. */
final class BatchOptions {
    private static final String START = "--event-time-start";
    private static final String END = "--event-time-end";

    private BatchOptions() {}

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.value(
                START, "TIME", "The first event time of microbatch models to build, such as 2024-01-01"));
        specification.addOption(
                GlobalOption.value(END, "TIME", "The first event time of microbatch models not to build any more"));
    }

    /** @throws FloeException if only one of them is there, or one is no time, or the end is not after the start */
    static BatchTimes read(OptionValues options, Clock clock) {
        return new BatchTimes(now(clock), asked(options.text(START), options.text(END)));
    }

    /** The same, of a command of dbt; a sample has batches of its own time. */
    static BatchTimes read(DbtFlags flags, Clock clock) {
        return new BatchTimes(now(clock), SampleOption.read(flags, clock).or(() -> asked(flags)));
    }

    /** The span that a command of dbt is asked for, if any. */
    static Optional<Span> asked(DbtFlags flags) {
        return asked(flags.kept(START), flags.kept(END));
    }

    private static LocalDateTime now(Clock clock) {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Optional<Span> asked(Optional<String> from, Optional<String> until) {
        Optional<LocalDateTime> start = from.map(text -> time(START, text));
        Optional<LocalDateTime> end = until.map(text -> time(END, text));
        if (start.isPresent() != end.isPresent()) {
            throw wrong(
                    "'%s' is there without '%s'"
                            .formatted(start.isPresent() ? START : END, start.isPresent() ? END : START),
                    "name both, or none for what is new");
        }
        Optional<Span> span = start.map(first -> new Span(first, end.orElseThrow()));
        span.filter(each -> !each.start().isBefore(each.end())).ifPresent(_ -> {
            throw wrong(
                    "'%s' is not before '%s'".formatted(START, END), "the end is the first time not to build any more");
        });
        return span;
    }

    /** The same options as dbt itself has them. */
    static List<String> asGiven(OptionValues options) {
        return Stream.of(START, END)
                .flatMap(option -> options.text(option).stream().flatMap(text -> Stream.of(option, text)))
                .toList();
    }

    private static LocalDateTime time(String option, String text) {
        return EventTime.parse(text)
                .map(time -> time.dateTime()
                        .atOffset(time.offset().orElse(ZoneOffset.UTC))
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime())
                .orElseThrow(() -> wrong(
                        "'%s %s' is no time".formatted(option, text),
                        "write for instance 2024-01-01 or 2024-01-01T12:00:00"));
    }

    private static FloeException wrong(String message, String help) {
        return new FloeException(
                Problem.error(CommandLineError.NOT_A_MOMENT, message).withHelp(help));
    }
}
