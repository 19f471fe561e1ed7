package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Makes dates and times of day from numbers, with Python's errors for those that do not exist. */
final class Fields {
    private Fields() {}

    static LocalDate date(BoundArguments arguments, LocalDate absent) {
        return date(
                number(arguments, "year", absent.getYear()),
                number(arguments, "month", absent.getMonthValue()),
                number(arguments, "day", absent.getDayOfMonth()));
    }

    static LocalTime time(BoundArguments arguments, LocalTime absent) {
        int hour = number(arguments, "hour", absent.getHour());
        int minute = number(arguments, "minute", absent.getMinute());
        int second = number(arguments, "second", absent.getSecond());
        int micro = number(arguments, "microsecond", absent.getNano() / 1000);
        requireWithin("hour", hour, 23);
        requireWithin("minute", minute, 59);
        requireWithin("second", second, 59);
        requireWithin("microsecond", micro, 999_999);
        return LocalTime.of(hour, minute, second, micro * 1000);
    }

    static LocalDate date(int year, int month, int day) {
        if (year < 1 || year > 9999) {
            throw TemplateException.value("year " + year + " is out of range");
        }
        if (month < 1 || month > 12) {
            throw TemplateException.value("month must be in 1..12");
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException tooLarge) {
            throw new TemplateException(ErrorKind.VALUE, "day is out of range for month", tooLarge);
        }
    }

    private static void requireWithin(String name, int value, int last) {
        if (value < 0 || value > last) {
            throw TemplateException.value(name + " must be in 0.." + last);
        }
    }

    static int number(BoundArguments arguments, String name, int absent) {
        return arguments.find(name).map(Fields::number).orElse(absent);
    }

    static int number(Value value) {
        if (value instanceof IntValue number) {
            return number.small()
                    .orElseThrow(
                            () -> TemplateException.of(ErrorKind.OVERFLOW, "Python int too large to convert to C int"));
        }
        if (value instanceof BoolValue truth) {
            return truth.isTrue() ? 1 : 0;
        }
        throw TemplateException.type("'%s' object cannot be interpreted as an integer".formatted(value.typeName()));
    }

    /** A date that arithmetic came to. */
    static LocalDate requireInRange(LocalDate date) {
        requireYear(date.getYear());
        return date;
    }

    /** A time that arithmetic came to. */
    static LocalDateTime requireInRange(LocalDateTime time) {
        requireYear(time.getYear());
        return time;
    }

    private static void requireYear(int year) {
        if (year < 1 || year > 9999) {
            throw TemplateException.of(ErrorKind.OVERFLOW, "date value out of range");
        }
    }
}
