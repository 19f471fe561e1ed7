package dev.floe.dbt.table;

import java.util.ArrayList;
import java.util.List;

/** Splits CSV as Python's reader does: it refuses nothing. */
final class CsvText {
    private final String text;
    private final char delimiter;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private int position;

    private CsvText(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** The rows of fields; a line with nothing on it is a row without fields. */
    static List<List<String>> rows(String text, char delimiter) {
        String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        CsvText reader = new CsvText(unmarked.replace("\r\n", "\n").replace('\r', '\n'), delimiter);
        while (reader.position < reader.text.length()) {
            reader.readRow();
        }
        return reader.rows;
    }

    private void readRow() {
        row = new ArrayList<>();
        if (text.charAt(position) == '\n') {
            position++;
            rows.add(row);
            return;
        }
        while (readField()) {
            // the next field of the row
        }
        rows.add(row);
    }

    /** Reads a field with what ends it, and tells whether another one follows in the same row. */
    private boolean readField() {
        field.setLength(0);
        if (position < text.length() && text.charAt(position) == '"') {
            position++;
            readQuoted();
        }
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character == delimiter) {
                row.add(field.toString());
                return true;
            }
            if (character == '\n') {
                row.add(field.toString());
                return false;
            }
            field.append(character);
        }
        row.add(field.toString());
        return false;
    }

    /** Reads to the closing quote; two quotes stand for one, and what follows the closing one belongs to the field. */
    private void readQuoted() {
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character != '"') {
                field.append(character);
            } else if (position < text.length() && text.charAt(position) == '"') {
                field.append('"');
                position++;
            } else {
                return;
            }
        }
    }
}
