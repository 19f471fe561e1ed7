package dev.floe.documents;

import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through a file line by line, and knows at each whether a credential goes on there. For one use. */
final class SecretLines {
    /** A key in any style: with or without quotes, at the start of a line or within brackets. */
    private static final Pattern KEY =
            Pattern.compile("(?<=^|[\\s{,\\[])(?<quote>[\"']?)(?<name>[^\\s\"'{}\\[\\],:]{1,200}+)\\k<quote>\\s*+:");

    private static final Pattern PEM_BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----");
    private static final Pattern PEM_END = Pattern.compile("-----END ");

    /** The column of the secret key whose value may go on below. */
    private OptionalInt secretColumn = OptionalInt.empty();

    private final OpenValue open = new OpenValue();
    private boolean inPem;

    /** Goes over a line that is not shown. */
    void pass(String line) {
        read(line, UnaryOperator.identity());
    }

    /** The line as it may be shown. */
    String show(String line) {
        return read(line, SecretMask::mask);
    }

    private String read(String line, UnaryOperator<String> hideForms) {
        if (line.isBlank()) {
            return line;
        }
        int indent = skipSpaces(line, 0);
        if (inPem) {
            inPem = !PEM_END.matcher(line).find();
            return masked(line, indent);
        }
        if (open.isOpen()) {
            int end = open.read(line, indent);
            return masked(line, indent) + (end < 0 ? "" : rest(line, end, hideForms));
        }
        if (belongsToSecret(line, indent)) {
            return masked(line, indent);
        }
        secretColumn = OptionalInt.empty();
        inPem = PEM_BEGIN.matcher(line).find() && !PEM_END.matcher(line).find();
        return rest(line, 0, hideForms);
    }

    private boolean belongsToSecret(String line, int indent) {
        if (secretColumn.isEmpty()) {
            return false;
        }
        int column = secretColumn.getAsInt();
        // The items of a list may stand in the column of its key.
        return indent > column
                || (indent == column
                        && (line.startsWith("- ", indent) || line.strip().equals("-")));
    }

    private String rest(String line, int start, UnaryOperator<String> hideForms) {
        StringBuilder shown = new StringBuilder();
        Matcher key = KEY.matcher(line);
        int done = start;
        int from = start;
        int depth = 0;
        while (key.find(from)) {
            from = key.end();
            if (!SecretNames.isHidden(key.group("name"))) {
                continue;
            }
            int value = skipSpaces(line, key.end());
            depth += brackets(line, done, value);
            shown.append(hideForms.apply(line.substring(done, value)));
            if (value == line.length()) {
                secretColumn = OptionalInt.of(key.start());
                return shown.toString();
            }
            shown.append(SecretMask.MASK);
            int end = depth > 0 || open.opens(line, value) ? open.read(line, value) : line.length();
            if (depth <= 0 || end < 0) {
                // Outside of brackets nothing but a comment can follow, and in a broken file more of the credential.
                secretColumn = depth <= 0 ? OptionalInt.of(key.start()) : secretColumn;
                return shown.toString();
            }
            done = end;
            from = end;
        }
        return shown.append(hideForms.apply(line.substring(done))).toString();
    }

    /** How many more brackets open than close. */
    private static int brackets(String line, int from, int to) {
        int depth = 0;
        for (int index = from; index < to; index++) {
            char character = line.charAt(index);
            if (character == '{' || character == '[') {
                depth++;
            } else if (character == '}' || character == ']') {
                depth--;
            }
        }
        return depth;
    }

    private static String masked(String line, int indent) {
        return line.substring(0, indent) + SecretMask.MASK;
    }

    private static int skipSpaces(String line, int from) {
        int index = from;
        while (index < line.length() && Character.isWhitespace(line.charAt(index))) {
            index++;
        }
        return index;
    }
}
