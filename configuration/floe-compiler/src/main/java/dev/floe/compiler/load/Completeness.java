package dev.floe.compiler.load;

/** Whether everything that was looked for could be read. */
public enum Completeness {
    COMPLETE,
    /** Something is missing, which was reported: what it says is not known. */
    INCOMPLETE
}
