package dev.floe.dbt.table;

/** The types that a column of a table can have. */
public enum ColumnType {
    INTEGER("Integer"),
    NUMBER("Number"),
    DATE("Date"),
    DATE_TIME("DateTime"),
    ISO_DATE_TIME("ISODateTime"),
    BOOLEAN("Boolean"),
    /** Texts; what stands for nothing is None. */
    TEXT("Text"),
    /** Texts as they are: no text stands for nothing. */
    EXACT_TEXT("Text");

    private final String label;

    ColumnType(String label) {
        this.label = label;
    }

    /** The name of the type's class. */
    public String label() {
        return label;
    }

    boolean isText() {
        return this == TEXT || this == EXACT_TEXT;
    }
}
