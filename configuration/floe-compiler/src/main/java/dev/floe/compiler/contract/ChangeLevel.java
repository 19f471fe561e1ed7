package dev.floe.compiler.contract;

import java.util.Locale;

/** What a change means for those who read the table by its old contract; the weightier one comes later. */
public enum ChangeLevel {
    /** Nothing changes but words. */
    PATCH,
    /** More is promised: whoever relied on the old promise still can. */
    MINOR,
    /** Less is promised: there is a query that was right and can fail now. */
    MAJOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
