package dev.floe.dbt.compile;

/** Hears what templates say while they are rendered. Any thread may call it. */
public interface TemplateListener {
    /** A line for the log, which {@code log(message)} wrote. */
    void debug(String message);

    /** A line for the person who waits, which {@code log(message, info=True)} wrote. */
    void info(String message);

    /** A line of what the template makes, which {@code print(message)} wrote. */
    void print(String message);

    /** What {@code exceptions.warn} said. */
    void warn(String message);
}
