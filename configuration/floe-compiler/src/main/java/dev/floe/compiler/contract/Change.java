package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * One difference between two contracts.
 *
 * @param column that it is about; empty: the table or the contract as a whole
 * @param message the fact, without a full stop
 */
public record Change(Kind kind, Optional<String> column, String message) {
    public Change {
        requireNonNull(kind, "kind is null");
        requireNonNull(column, "column is null");
        requireNonNull(message, "message is null");
    }

    public ChangeLevel level() {
        return kind.level;
    }

    /** What can change, and how much that means. */
    public enum Kind {
        TABLE_MOVED(ChangeLevel.MAJOR),
        COLUMN_REMOVED(ChangeLevel.MAJOR),
        COLUMN_RENAMED(ChangeLevel.MAJOR),
        /** Also to a wider type: its values overflow a column of the old type, and so what a reader keeps. */
        TYPE_CHANGED(ChangeLevel.MAJOR),
        NULLS_ALLOWED(ChangeLevel.MAJOR),
        DUPLICATES_ALLOWED(ChangeLevel.MAJOR),
        KEY_WIDENED(ChangeLevel.MAJOR),
        QUALITY_LOOSENED(ChangeLevel.MAJOR),
        SERVICE_LOOSENED(ChangeLevel.MAJOR),
        SERVER_MOVED(ChangeLevel.MAJOR),
        COLUMN_ADDED(ChangeLevel.MINOR),
        TYPE_ADDED(ChangeLevel.MINOR),
        NULLS_EXCLUDED(ChangeLevel.MINOR),
        DUPLICATES_EXCLUDED(ChangeLevel.MINOR),
        KEY_NARROWED(ChangeLevel.MINOR),
        QUALITY_TIGHTENED(ChangeLevel.MINOR),
        SERVICE_TIGHTENED(ChangeLevel.MINOR),
        SERVER_ADDED(ChangeLevel.MINOR),
        CLASSIFICATION_CHANGED(ChangeLevel.MINOR),
        COLUMNS_REORDERED(ChangeLevel.PATCH),
        WORDS_CHANGED(ChangeLevel.PATCH);

        private final ChangeLevel level;

        Kind(ChangeLevel level) {
            this.level = level;
        }

        public ChangeLevel level() {
            return level;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
