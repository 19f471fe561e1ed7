package dev.floe.cli;

import dev.floe.dbt.compile.BatchSize;
import dev.floe.dbt.compile.BatchTimes.Span;
import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.relation.EventTime;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --sample}: of which time models and snapshots read rows, of what has an event time. */
final class SampleOption {
    static final String SAMPLE = "--sample";
    private static final Pattern BACK = Pattern.compile("(\\d{1,6}) (hour|day|month|year)s?");

    private SampleOption() {}

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.value(
                SAMPLE,
                "TIME",
                "Read rows of this event time alone: '3 days', or '{start: 2024-01-01, end: 2024-02-01}'"));
    }

    /** @throws FloeException if it is no time */
    static Optional<Span> read(DbtFlags flags, Clock clock) {
        return flags.kept(SAMPLE).map(text -> text.stripLeading().startsWith("{") ? between(text) : back(text, clock));
    }

    /** From the beginning of the unit that lies so far back, as dbt has it, until now. */
    private static Span back(String text, Clock clock) {
        Matcher matcher = BACK.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw wrong(text);
        }
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        BatchSize unit = BatchSize.of(matcher.group(2)).orElseThrow(() -> wrong(text));
        return new Span(unit.back(now, Long.parseLong(matcher.group(1))), now);
    }

    private static Span between(String text) {
        DictValue times = DocumentValues.read(SAMPLE, text.getBytes(StandardCharsets.UTF_8))
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .orElseThrow(() -> wrong(text));
        return new Span(time(times, "start", text), time(times, "end", text));
    }

    private static LocalDateTime time(DictValue times, String key, String text) {
        return Fields.find(times, key)
                .map(Value::toText)
                .flatMap(EventTime::parse)
                .map(EventTime::dateTime)
                .orElseThrow(() -> wrong(text));
    }

    private static FloeException wrong(String text) {
        return new FloeException(
                Problem.error(CommandLineError.NOT_A_MOMENT, "'%s %s' is no time".formatted(SAMPLE, text))
                        .withHelp("write for instance '3 days' or '{start: 2024-01-01, end: 2024-02-01}'"));
    }
}
