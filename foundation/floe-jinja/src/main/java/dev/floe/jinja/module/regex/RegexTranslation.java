package dev.floe.jinja.module.regex;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of Python as one of Java.
 *
 * @param pattern the compiled pattern
 * @param groups the names of its groups with their numbers
 */
record RegexTranslation(Pattern pattern, Map<String, Integer> groups) {
    private static final Pattern REPETITION = Pattern.compile("\\{(\\d+(,\\d*)?|,\\d+)}");

    static final int IGNORECASE = 2;
    static final int MULTILINE = 8;
    static final int DOTALL = 16;
    static final int VERBOSE = 64;
    static final int ASCII = 256;

    static RegexTranslation of(String python, int flags) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        String translated = translate(python, groups);
        int javaFlags = Pattern.UNIX_LINES;
        javaFlags |= (flags & ASCII) == 0 ? Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE : 0;
        javaFlags |= (flags & IGNORECASE) == 0 ? 0 : Pattern.CASE_INSENSITIVE;
        javaFlags |= (flags & MULTILINE) == 0 ? 0 : Pattern.MULTILINE;
        javaFlags |= (flags & DOTALL) == 0 ? 0 : Pattern.DOTALL;
        javaFlags |= (flags & VERBOSE) == 0 ? 0 : Pattern.COMMENTS;
        try {
            return new RegexTranslation(Pattern.compile(translated, javaFlags), groups);
        } catch (PatternSyntaxException | StackOverflowError wrong) {
            throw new TemplateException(ErrorKind.PATTERN, "'" + python + "' is not a regular expression", wrong);
        }
    }

    /** Names become numbers, {@code \Z} becomes {@code \z}, and brackets inside of a class lose what Java sees in them. */
    private static String translate(String python, Map<String, Integer> groups) {
        StringBuilder java = new StringBuilder(python.length() + 8);
        int count = 0;
        int classStart = -1;
        for (int i = 0; i < python.length(); i++) {
            char character = python.charAt(i);
            if (character == '\\' && i + 1 < python.length()) {
                char escaped = python.charAt(++i);
                java.append(escaped == 'Z' && classStart < 0 ? "\\z" : "\\" + escaped);
            } else if (classStart >= 0) {
                boolean isFirst = i == classStart || (i == classStart + 1 && python.charAt(classStart) == '^');
                if (character == ']' && !isFirst) {
                    classStart = -1;
                    java.append(']');
                } else {
                    boolean isEscaped = "[]&#".indexOf(character) >= 0 || Character.isWhitespace(character);
                    java.append(isEscaped ? "\\" : "").append(character);
                }
            } else if (character == '[') {
                classStart = i + 1;
                java.append('[');
            } else if (character == '{'
                    && !REPETITION.matcher(python).region(i, python.length()).lookingAt()) {
                java.append("\\{");
            } else if (character == '(') {
                if (python.startsWith("(?P<", i)) {
                    int end = python.indexOf('>', i);
                    groups.put(python.substring(i + 4, Math.max(end, i + 4)), ++count);
                    java.append('(');
                    i = end < 0 ? python.length() : end;
                } else if (python.startsWith("(?P=", i)) {
                    int end = python.indexOf(')', i);
                    java.append("\\").append(groups.getOrDefault(python.substring(i + 4, Math.max(end, i + 4)), 0));
                    i = end < 0 ? python.length() : end;
                } else {
                    count += python.startsWith("(?", i) ? 0 : 1;
                    java.append('(');
                }
            } else {
                java.append(character);
            }
        }
        return java.toString();
    }
}
