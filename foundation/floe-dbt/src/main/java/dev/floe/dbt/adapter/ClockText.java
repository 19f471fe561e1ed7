package dev.floe.dbt.adapter;

import java.time.LocalTime;

/** Times of a day as Python writes them: with seconds, and with six digits behind them where they have a fraction. */
final class ClockText {
    private ClockText() {}

    static String of(LocalTime time) {
        int micros = time.getNano() / 1000;
        return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond())
                + (micros == 0 ? "" : ".%06d".formatted(micros));
    }
}
