package dev.floe.compiler.resolve;

/** How long something is kept, in a form that can be compared. */
public final class Retention {
    private Retention() {}

    /**
     * The days of a retention such as {@code 90d} or {@code 7y}; a month counts as 30 days, a year as 365.
     *
     * @param text of the form that the manifest's shape lets through
     */
    public static long days(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'd' -> number;
            case 'w' -> number * 7;
            case 'm' -> number * 30;
            case 'y' -> number * 365;
            default -> throw new IllegalStateException("Not a retention: " + text);
        };
    }
}
