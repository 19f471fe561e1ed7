package dev.floe.jinja.method;

/** The ways in which Python's built-in methods read arguments; each has its own words for what does not fit. */
enum Convention {
    NOTHING,
    ONE,
    /** Several arguments without names. */
    POSITIONAL,
    /** Several arguments without names, read the older way. */
    PARSED,
    /** Arguments that may have names. */
    NAMED
}
