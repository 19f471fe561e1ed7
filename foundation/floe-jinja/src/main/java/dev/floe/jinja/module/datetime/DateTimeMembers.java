package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** The attributes of a {@code datetime}. */
final class DateTimeMembers {
    private DateTimeMembers() {}

    static Optional<Value> find(DateTimeValue value, String name) {
        return field(value, name)
                .or(() -> method(value, name))
                .or(() -> CalendarMembers.find(value.time().toLocalDate(), name))
                .or(() ->
                        Optional.ofNullable(DateTimeType.constants(value.home()).get(name)));
    }

    private static Optional<Value> field(DateTimeValue value, String name) {
        LocalTime time = value.time().toLocalTime();
        return switch (name) {
            case "hour" -> Optional.of(IntValue.of(time.getHour()));
            case "minute" -> Optional.of(IntValue.of(time.getMinute()));
            case "second" -> Optional.of(IntValue.of(time.getSecond()));
            case "microsecond" -> Optional.of(IntValue.of(time.getNano() / 1000));
            case "fold" -> Optional.of(IntValue.ZERO);
            case "tzinfo" -> Optional.of(value.zone().<Value>map(zone -> zone).orElse(NoneValue.NONE));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> method(DateTimeValue value, String name) {
        return switch (name) {
            case "date" ->
                Optional.of(Functions.of(
                        "date()", arguments -> new DateValue(value.time().toLocalDate())));
            case "time" -> Optional.of(Functions.of("time()", arguments -> clock(value, Optional.empty())));
            case "timetz" -> Optional.of(Functions.of("timetz()", arguments -> clock(value, value.zone())));
            case "timestamp" ->
                Optional.of(Functions.of("timestamp()", arguments -> FloatValue.of(Moments.toSeconds(value))));
            case "utcoffset", "dst", "tzname" ->
                Optional.of(Functions.of(name + "()", arguments -> ZoneMembers.said(name, value.period())));
            case "astimezone" -> Optional.of(Functions.of("astimezone(tz=None)", arguments -> moved(value, arguments)));
            case "replace" ->
                Optional.of(Functions.of(
                        "replace(year=0, month=0, day=0, hour=0, minute=0, second=0, microsecond=0, tzinfo=None)",
                        arguments -> replaced(value, arguments)));
            case "isoformat" ->
                Optional.of(Functions.of(
                        "isoformat(sep='T', timespec='auto')",
                        arguments ->
                                StringValue.of(value.iso(separator(arguments), arguments.text("timespec", "auto")))));
            case "strftime" -> Optional.of(FormatFunctions.strftime(() -> format(value)));
            case "ctime" ->
                Optional.of(Functions.of("ctime()", arguments -> CalendarMembers.centralText(format(value))));
            default -> Optional.empty();
        };
    }

    private static TimeFormat format(DateTimeValue value) {
        return new TimeFormat(value.time(), value.period(), value.home());
    }

    private static TimeValue clock(DateTimeValue value, Optional<ZoneValue> zone) {
        return new TimeValue(value.time().toLocalTime(), zone);
    }

    private static String separator(BoundArguments arguments) {
        String separator = arguments.text("sep", "T");
        if (separator.codePointCount(0, separator.length()) != 1) {
            throw TemplateException.type("isoformat() argument 1 must be a unicode character, not str");
        }
        return separator;
    }

    private static Value moved(DateTimeValue value, BoundArguments arguments) {
        Optional<ZoneValue> wanted = ZoneValue.of(arguments.value("tz", NoneValue.NONE));
        if (wanted.isPresent() && wanted.equals(value.zone())) {
            return value;
        }
        return value.in(wanted.orElseGet(() -> Moments.home(Moments.utc(value), value.home())));
    }

    private static Value replaced(DateTimeValue value, BoundArguments arguments) {
        Optional<ZoneValue> zone = arguments.find("tzinfo").map(ZoneValue::of).orElse(value.zone());
        LocalDateTime time = LocalDateTime.of(
                Fields.date(arguments, value.time().toLocalDate()),
                Fields.time(arguments, value.time().toLocalTime()));
        return new DateTimeValue(time, zone, value.home());
    }
}
