package dev.floe.runner.program;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of dbt, as its artifacts name it. */
record ProgramVersion(int major, int minor) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\b.*");

    static Optional<ProgramVersion> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new ProgramVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether it is 1.11 or later, whose artifacts floe reads. */
    boolean isSupported() {
        return major > 1 || (major == 1 && minor >= 11);
    }
}
