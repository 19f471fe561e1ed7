package dev.floe.cli;

import java.util.Locale;

/** How much an event matters, in dbt's words, from what only a search for a fault asks for up to what nothing reaches. */
enum DbtLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR,
    NONE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean reaches(DbtLevel threshold) {
        return compareTo(threshold) >= 0;
    }
}
