package dev.floe.testing.governance;

import java.util.ArrayList;
import java.util.List;

/** A file that is written line by line, and knows in which line it is. */
final class TextFile {
    private final String path;
    private final List<String> lines = new ArrayList<>();

    TextFile(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Adds a line; gives its number, counted from 1. */
    int add(String line) {
        lines.add(line);
        return lines.size();
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
