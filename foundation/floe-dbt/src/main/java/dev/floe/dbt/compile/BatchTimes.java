package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.compile.Batch.Place;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.relation.EventTime;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides the event time that a run of a microbatch model is about into its batches. Times are in UTC.
 *
 * @param now when the run began
 * @param asked the span that the user asks for; empty: what is new
 */
public record BatchTimes(LocalDateTime now, Optional<Span> asked) {
    /** A span of time; the end is not in it. */
    public record Span(LocalDateTime start, LocalDateTime end) {
        public Span {
            requireNonNull(start, "start is null");
            requireNonNull(end, "end is null");
        }
    }

    public BatchTimes {
        requireNonNull(now, "now is null");
        requireNonNull(asked, "asked is null");
    }

    /**
     * The batches of a model, the earliest first.
     *
     * @param kind of the first batch; the others add to the table
     * @throws TemplateException if the model does not say what is needed
     */
    public List<Batch> batches(DictValue config, Batch.Kind kind) {
        BatchSize size = size(config);
        if (Fields.text(config, "event_time").isEmpty()) {
            throw raised("A microbatch model needs an 'event_time', the column with the times of its rows");
        }
        LocalDateTime end = size.ceiling(asked.map(Span::end).orElse(now));
        LocalDateTime start = asked.map(Span::start)
                .map(size::floor)
                .orElseGet(() -> kind == Batch.Kind.CREATES ? begin(config, size) : lookedBack(config, size, end));
        List<Span> spans = new ArrayList<>();
        LocalDateTime next = start;
        do {
            spans.add(new Span(next, size.plus(next, 1)));
            next = size.plus(next, 1);
        } while (next.isBefore(end));
        return batches(size, spans, kind);
    }

    /**
     * The batches of a model that are about known times, in their order.
     *
     * @param kind of the first batch; the others add to the table
     * @throws TemplateException if the model does not say how much a batch is
     */
    public static List<Batch> batches(DictValue config, List<Span> spans, Batch.Kind kind) {
        return batches(size(config), spans, kind);
    }

    private static List<Batch> batches(BatchSize size, List<Span> spans, Batch.Kind kind) {
        List<Batch> batches = new ArrayList<>();
        for (Span span : spans) {
            batches.add(new Batch(
                    size,
                    span.start(),
                    span.end(),
                    batches.isEmpty() ? kind : Batch.Kind.ADDS,
                    place(batches.size(), spans.size())));
        }
        return batches;
    }

    private static Place place(int index, int count) {
        if (count == 1) {
            return Place.ONLY;
        }
        if (index == 0) {
            return Place.FIRST;
        }
        return index == count - 1 ? Place.LAST : Place.BETWEEN;
    }

    private static BatchSize size(DictValue config) {
        return Fields.text(config, "batch_size")
                .flatMap(BatchSize::of)
                .orElseThrow(() -> raised("A microbatch model needs a 'batch_size': hour, day, month or year"));
    }

    private static LocalDateTime begin(DictValue config, BatchSize size) {
        return Fields.text(config, "begin")
                .flatMap(EventTime::parse)
                .map(time -> time.dateTime().atOffset(time.offset().orElse(ZoneOffset.UTC)))
                .map(time ->
                        size.floor(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()))
                .orElseThrow(() ->
                        raised("A microbatch model needs a 'begin', the time of its first rows, such as 2024-01-01"));
    }

    /** The batch that ends last, and as many before it as may still get rows. */
    private static LocalDateTime lookedBack(DictValue config, BatchSize size, LocalDateTime end) {
        long lookback = Fields.find(config, "lookback")
                .map(Value::toText)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(1L);
        return size.plus(end, -(lookback + 1));
    }

    private static TemplateException raised(String message) {
        return TemplateException.of(ErrorKind.RAISED, message);
    }
}
