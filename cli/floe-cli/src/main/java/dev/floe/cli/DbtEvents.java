package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.cli.report.Paint;
import dev.floe.dbt.manifest.ManifestWriter;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says events to whoever hears them: a line for people, or an object for programs, as dbt's own logs have them. */
final class DbtEvents implements AutoCloseable {
    /** The form of the lines. */
    enum Form {
        /** The time of day, and the message. */
        TEXT,
        /** The same with fractions of a second, the level and the thread. */
        DETAILED,
        JSON
    }

    /**
     * One who hears events.
     *
     * @param threshold the least level that it hears
     */
    record Hearer(Channel channel, Form form, DbtLevel threshold, Paint paint) {
        Hearer {
            requireNonNull(channel, "channel is null");
            requireNonNull(form, "form is null");
            requireNonNull(threshold, "threshold is null");
            requireNonNull(paint, "paint is null");
        }

        boolean hears(DbtLevel level) {
            return level.reaches(threshold);
        }
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Hearer console;
    private final DbtLogFile file;
    private final List<Hearer> hearers;
    private final Clock clock;
    private final DateTimeFormatter timeOfDay;
    private final DateTimeFormatter fraction;
    private final String invocationId;
    private final Map<Thread, String> workers = new ConcurrentHashMap<>();

    /** Events for one who waits, and for a file. */
    DbtEvents(Hearer console, DbtLogFile file, Clock clock, String invocationId) {
        this.console = console;
        this.file = file;
        this.hearers = List.of(console, file.hearer());
        this.clock = clock;
        this.timeOfDay = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(clock.getZone());
        this.fraction = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(clock.getZone());
        this.invocationId = invocationId;
    }

    Form form() {
        return console.form();
    }

    /** Whether whoever waits hears of what goes well. */
    boolean isTalkative() {
        return console.hears(DbtLevel.INFO);
    }

    /** This thread works on a node from now on. */
    void working(String uniqueId) {
        workers.put(Thread.currentThread(), uniqueId);
    }

    /** This thread works on no node any more. */
    void resting() {
        workers.remove(Thread.currentThread());
    }

    /** What this thread works on. */
    String worker() {
        return workers.getOrDefault(Thread.currentThread(), "master");
    }

    /** Whether anybody hears of this level. */
    boolean isHeard(DbtLevel level) {
        return hearers.stream().anyMatch(hearer -> hearer.hears(level));
    }

    /** An empty line between others. */
    void blank() {
        say(DbtEvent.of("Formatting", "Z017", "").with("msg", ""));
    }

    /** Lines that belong to the event before them, for people; programs find them in run_results.json. */
    synchronized void lines(String text) {
        hearers.stream()
                .filter(hearer -> hearer.form() != Form.JSON && hearer.hears(DbtLevel.INFO))
                .forEach(hearer -> hearer.channel().print(text));
    }

    /** Says something that is for programs; people know it, or find it in the errors at the end. */
    void programs(DbtEvent event) {
        say(event, hearers.stream().filter(hearer -> hearer.form() == Form.JSON).toList());
    }

    void say(DbtEvent event) {
        say(event, hearers);
    }

    private synchronized void say(DbtEvent event, List<Hearer> hearers) {
        Instant now = clock.instant();
        for (Hearer hearer : hearers) {
            if (hearer.hears(event.level())) {
                hearer.channel().print(line(event, now, hearer) + "\n");
            }
        }
    }

    private String line(DbtEvent event, Instant now, Hearer hearer) {
        return switch (hearer.form()) {
            case TEXT -> timeOfDay.format(now) + "  " + event.message(hearer.paint());
            case DETAILED ->
                fraction.format(now) + " [" + padded(event.level()) + "] [" + threadName() + "]: "
                        + event.message(hearer.paint());
            case JSON -> ManifestWriter.text(json(event, now));
        };
    }

    /** To the width of most of them. */
    private static String padded(DbtLevel level) {
        return level.text() + " ".repeat(Math.max(0, 5 - level.text().length()));
    }

    private static String threadName() {
        return Thread.currentThread().getName();
    }

    private DictValue json(DbtEvent event, Instant now) {
        DictValue info = DictValue.empty();
        info.put("category", StringValue.EMPTY);
        info.put("code", StringValue.of(event.code()));
        info.put("extra", DictValue.empty());
        info.put("invocation_id", StringValue.of(invocationId));
        info.put("level", StringValue.of(event.level().text()));
        info.put("msg", StringValue.of(event.message(Paint.NONE)));
        info.put("name", StringValue.of(event.name()));
        info.put("pid", IntValue.of(ProcessHandle.current().pid()));
        info.put("thread", StringValue.of(threadName()));
        info.put("ts", StringValue.of(TIME.format(now)));
        DictValue line = DictValue.empty();
        line.put("data", event.data());
        line.put("info", info);
        return line;
    }

    /** Closes the file. */
    @Override
    public void close() {
        file.close();
    }
}
