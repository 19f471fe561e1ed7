package dev.floe.cli;

import dev.floe.cli.report.Paint;
import java.util.Map;

/** When colours are used. */
enum ColorUse {
    /** On a terminal that knows them, unless {@code NO_COLOR} is set to anything. */
    AUTO,
    ALWAYS,
    NEVER;

    Paint paint(Channel channel, Map<String, String> environment) {
        boolean colored =
                switch (this) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case AUTO ->
                        channel.isTerminal()
                                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                                && !environment.getOrDefault("TERM", "").equals("dumb");
                };
        return colored ? Paint.ANSI : Paint.NONE;
    }
}
