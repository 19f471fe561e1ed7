package dev.floe.dbt.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Translates one pattern of .dbtignore into a regular expression for paths below the project. */
final class IgnorePattern {
    private static final String ANY_FOLDERS = "**";

    private final List<String> segments;
    private final boolean isFolder;

    IgnorePattern(String glob) {
        List<String> parts = new ArrayList<>(List.of(glob.split("/", -1)));
        boolean isAnchored = parts.size() > 1 && parts.getFirst().isEmpty();
        if (isAnchored) {
            parts.removeFirst();
        }
        this.isFolder = parts.size() > 1 && parts.getLast().isEmpty();
        if (isFolder) {
            parts.removeLast();
        }
        if (!isAnchored && parts.size() == 1) {
            parts.addFirst(ANY_FOLDERS);
        }
        for (int i = parts.size() - 1; i > 0; i--) {
            if (parts.get(i).equals(ANY_FOLDERS) && parts.get(i - 1).equals(ANY_FOLDERS)) {
                parts.remove(i);
            }
        }
        this.segments = List.copyOf(parts);
    }

    /** @throws PatternSyntaxException if the pattern means nothing */
    Pattern compile() {
        StringBuilder regex = new StringBuilder();
        boolean needsSlash = false;
        for (int i = 0; i < segments.size(); i++) {
            boolean isLast = i == segments.size() - 1;
            if (!segments.get(i).equals(ANY_FOLDERS)) {
                regex.append(needsSlash ? "/" : "").append(name(segments.get(i)));
                regex.append(isLast && !isFolder ? "(?:/.*)?" : "");
                needsSlash = true;
            } else if (i == 0) {
                regex.append(isLast ? isFolder ? ".+" : ".*" : "(?:.+/)?");
            } else {
                regex.append(isLast && !isFolder ? "/.*" : "(?:/.+)?");
            }
        }
        return Pattern.compile(regex.append(isFolder ? "/.*" : "").toString());
    }

    private static String name(String segment) {
        if (segment.equals("*")) {
            return "[^/]+";
        }
        StringBuilder regex = new StringBuilder();
        int index = 0;
        while (index < segment.length()) {
            char character = segment.charAt(index);
            int end = index + 1;
            switch (character) {
                case '*' -> {
                    while (end < segment.length() && segment.charAt(end) == '*') {
                        end++;
                    }
                    regex.append("[^/]*");
                }
                case '?' -> regex.append("[^/]");
                case '[' -> end = set(segment, index, regex);
                case '\\' -> {
                    if (end == segment.length()) {
                        throw new PatternSyntaxException("Nothing follows the backslash", segment, index);
                    }
                    regex.append(Pattern.quote(segment.substring(end, end + 1)));
                    end++;
                }
                default -> regex.append(Pattern.quote(String.valueOf(character)));
            }
            index = end;
        }
        return regex.toString();
    }

    /** Translates a set of characters, or a bracket that opens none; returns the index behind it. */
    private static int set(String segment, int open, StringBuilder regex) {
        int start = open + 1;
        boolean isNegated = start < segment.length() && "!^".indexOf(segment.charAt(start)) >= 0;
        if (isNegated) {
            start++;
        }
        int close = segment.indexOf(']', start + 1);
        if (close < 0) {
            regex.append("\\[");
            return open + 1;
        }
        regex.append(isNegated ? "[^" : "[");
        for (int i = start; i < close; i++) {
            char character = segment.charAt(i);
            boolean isPlain = character == '-' || Character.isLetterOrDigit(character);
            regex.append(isPlain ? "" : "\\").append(character);
        }
        regex.append(']');
        return close + 1;
    }
}
