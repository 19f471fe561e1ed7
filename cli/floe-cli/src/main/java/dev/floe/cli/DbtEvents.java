package dev.floe.cli;

import dev.floe.dbt.manifest.ManifestWriter;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Prints events: a line with the time of day for people, or an object for programs, as dbt's own logs have them. */
final class DbtEvents {
    /** The form of the lines. */
    enum Form {
        TEXT,
        JSON
    }

    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Channel channel;
    private final Form form;
    private final Clock clock;
    private final String invocationId;

    DbtEvents(Channel channel, Form form, Clock clock, String invocationId) {
        this.channel = channel;
        this.form = form;
        this.clock = clock;
        this.invocationId = invocationId;
    }

    Form form() {
        return form;
    }

    /** An empty line between others. */
    void blank() {
        say(DbtEvent.of("Formatting", "Z017", ""));
    }

    /** Lines that belong to the event before them, for people; programs find them in run_results.json. */
    synchronized void lines(String text) {
        if (form == Form.TEXT) {
            channel.print(text);
        }
    }

    synchronized void say(DbtEvent event) {
        Instant now = clock.instant();
        channel.print(
                form == Form.JSON
                        ? ManifestWriter.text(json(event, now)) + "\n"
                        : (TIME_OF_DAY.withZone(clock.getZone()).format(now) + "  " + event.message()) + "\n");
    }

    private DictValue json(DbtEvent event, Instant now) {
        DictValue info = DictValue.empty();
        info.put("category", StringValue.EMPTY);
        info.put("code", StringValue.of(event.code()));
        info.put("extra", DictValue.empty());
        info.put("invocation_id", StringValue.of(invocationId));
        info.put("level", StringValue.of(event.level()));
        info.put("msg", StringValue.of(event.message()));
        info.put("name", StringValue.of(event.name()));
        info.put("thread", StringValue.of(Thread.currentThread().getName()));
        info.put("ts", StringValue.of(TIME.format(now)));
        DictValue line = DictValue.empty();
        line.put("data", event.data());
        line.put("info", info);
        return line;
    }
}
