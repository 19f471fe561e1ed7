package dev.floe.dbt.compile;

/** Hears what templates say while they are rendered. Any thread may call it. */
public interface TemplateListener {
    /** A line for the log, which {@code log(message)} wrote. */
    void log(String message);

    /** A line for the person who waits, which {@code log(message, info=True)} or {@code print(message)} wrote. */
    void print(String message);

    /** What {@code exceptions.warn} said. */
    void warn(String message);
}
