package dev.floe.spi.compute;

/** What a setting of a compute can hold. */
public enum SettingType {
    TEXT("a string"),
    /** An integer of at least 1, such as a number of threads, a port, or seconds. */
    COUNT("an integer of at least 1"),
    TRUTH("true or false"),
    /** An amount of memory or disk, such as {@code 4GB} or {@code 512MiB}. */
    SIZE("a size such as 4GB or 512MiB"),
    TEXT_LIST("a list of strings"),
    /** Free-form: a map whose keys belong to the engine, such as DuckDB's {@code settings}. */
    MAP("a mapping");

    private final String description;

    SettingType(String description) {
        this.description = description;
    }

    /** With an article, for a message: {@code a list of strings}. */
    public String description() {
        return description;
    }
}
