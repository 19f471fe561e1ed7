package dev.floe.plugin.duckdb;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says which setting of the target lies behind a refusal, which DuckDB's own words leave out or do not know. */
final class DuckDbHint {
    private static final String EXTERNAL_ACCESS = "Setting 'enable_external_access' of this target is false";
    private static final String EXTENSIONS =
            "Name it in 'extensions' of this target, or set 'autoload_known_extensions'"
                    + " and 'autoinstall_known_extensions' to true in its 'settings'";

    /**
     * What a hint belongs to.
     *
     * @param part of the message, in lower case
     */
    private record Words(String part, String hint) {}

    private static final String HTTPFS =
            EXTENSIONS + "; in a product, read what lies there as a source: a table of the catalog";
    private static final Pattern ADVICE = Pattern.compile(
            "(?ms)^(Please try installing and loading|Alternatively, consider enabling auto-install).*?(?=^LINE |\\z)");

    private static final List<Words> WORDS = List.of(
            new Words("file system operations are disabled by configuration", EXTERNAL_ACCESS),
            new Words("loading external extensions is disabled", EXTERNAL_ACCESS),
            new Words("modifying the temp_directory has been disabled", EXTERNAL_ACCESS),
            new Words("cannot enable external access while", EXTERNAL_ACCESS),
            new Words("requires the extension httpfs", HTTPFS),
            new Words("missing extension error", EXTENSIONS),
            new Words("is not in the catalog, but it exists in the", EXTENSIONS),
            new Words("is an existing extension", EXTENSIONS),
            new Words("the configuration has been locked", "Setting 'lock_configuration' of this target is true"));

    private DuckDbHint() {}

    /** The message, with a line of its own for the hint if there is one, which then stands for DuckDB's own. */
    static String added(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(candidate -> words.contains(candidate.part()))
                .findFirst()
                .map(found -> ADVICE.matcher(message).replaceFirst("").stripTrailing() + "\n\n" + found.hint())
                .orElse(message);
    }
}
