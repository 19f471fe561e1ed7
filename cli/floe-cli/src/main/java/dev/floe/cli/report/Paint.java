package dev.floe.cli.report;

/** Colours of a terminal, or none. */
public enum Paint {
    NONE,
    ANSI;

    /** What a colour says. */
    public enum Meaning {
        GOOD("32"),
        ERROR("1;31"),
        WARNING("1;33"),
        STRONG("1"),
        FRAME("1;34"),
        HELP("1;36");

        private final String code;

        Meaning(String code) {
            this.code = code;
        }
    }

    public String paint(Meaning meaning, String text) {
        return switch (this) {
            case NONE -> text;
            case ANSI -> "\033[" + meaning.code + "m" + text + "\033[0m";
        };
    }
}
