package dev.floe.dbt.parse;

/** How a setting that is set at several levels comes together. */
enum ConfigMerge {
    /** Lists grow. */
    APPEND,
    /** Dicts take up the keys of the later one. */
    UPDATE,
    /** As UPDATE; a key that begins with {@code +} appends to the list under it. */
    APPEND_BY_KEY,
    /** The later one replaces the earlier one. */
    CLOBBER;

    static ConfigMerge of(String key) {
        return switch (key) {
            case "tags", "packages", "pre-hook", "post-hook" -> APPEND;
            case "meta", "docs", "contract", "quoting", "column_types" -> UPDATE;
            case "grants" -> APPEND_BY_KEY;
            default -> CLOBBER;
        };
    }
}
