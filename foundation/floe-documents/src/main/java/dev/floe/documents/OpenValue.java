package dev.floe.documents;

/** Follows a value in quotes or brackets to its end, over as many lines as it takes. */
final class OpenValue {
    private char quote;
    private int depth;

    /** Whether the value goes on in the next line. */
    boolean isOpen() {
        return quote != 0 || depth > 0;
    }

    /** Whether a value that begins here has an end of its own. */
    boolean opens(String line, int from) {
        return from < line.length() && "\"'{[".indexOf(line.charAt(from)) >= 0;
    }

    /** Reads on from this column; returns the one after the value, or -1 where the line ends before the value does. */
    int read(String line, int from) {
        boolean isPlain = !isOpen() && !opens(line, from);
        int index = from;
        while (index < line.length()) {
            char character = line.charAt(index);
            if (quote != 0) {
                index += quoted(line, index);
            } else if (!isPlain && (character == '"' || character == '\'')) {
                quote = character;
            } else if (character == '{' || character == '[') {
                depth++;
            } else if (character == '}' || character == ']') {
                if (depth == 0) {
                    return index;
                }
                depth--;
            } else if (character == ',' && depth == 0) {
                return index;
            }
            index++;
            if (!isPlain && !isOpen()) {
                return index;
            }
        }
        // A plain value in brackets ends with its line at the latest, for all that can be told.
        return isOpen() ? -1 : index;
    }

    /** Handles one character within quotes; returns how many more belong to it. */
    private int quoted(String line, int index) {
        char character = line.charAt(index);
        boolean isPair = index + 1 < line.length()
                && ((quote == '"' && character == '\\')
                        || (quote == '\'' && character == '\'' && line.charAt(index + 1) == '\''));
        if (isPair) {
            return 1;
        }
        if (character == quote) {
            quote = 0;
        }
        return 0;
    }
}
