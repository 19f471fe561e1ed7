package dev.floe.compiler.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Compiles regular expressions that others have written. RE2/J takes linear time to match, but unfolds counted repetitions,
 * and nested ones fill the memory before it notices; so their size is bounded before it sees them.
 */
public final class BoundedPattern {
    private static final long MAXIMUM_SIZE = 2_000;

    private final String text;
    private final Deque<Long> outer = new ArrayDeque<>();
    /** The size of what stands in the group so far, without the last part. */
    private long group;

    private long last;

    private BoundedPattern(String text) {
        this.text = text;
    }

    /**
     * Compiles one.
     *
     * @throws PatternSyntaxException if it is none, or would unfold to too much
     */
    public static Pattern compile(String text) {
        if (text.length() > MAXIMUM_SIZE || new BoundedPattern(text).size() > MAXIMUM_SIZE) {
            throw new PatternSyntaxException("its repetitions unfold to too much", "");
        }
        return Pattern.compile(text);
    }

    private long size() {
        int i = 0;
        while (i < text.length()) {
            i = read(i);
        }
        while (!outer.isEmpty()) {
            close();
        }
        return group + last;
    }

    private int read(int i) {
        switch (text.charAt(i)) {
            case '\\' -> {
                part(1);
                return i + 2;
            }
            case '[' -> {
                part(1);
                return endOfClass(i + 1);
            }
            case '(' -> {
                part(1);
                outer.push(group);
                outer.push(last);
                group = 0;
                last = 0;
            }
            case ')' -> {
                if (!outer.isEmpty()) {
                    close();
                }
            }
            case '{' -> {
                int end = text.indexOf('}', i);
                if (end > 0) {
                    repeat(text.substring(i + 1, end));
                    return end + 1;
                }
                part(1);
            }
            default -> part(1);
        }
        return i + 1;
    }

    private void part(long size) {
        group = bounded(group + last);
        last = size;
    }

    private void close() {
        long inner = bounded(group + last + 1);
        last = inner + outer.pop();
        group = outer.pop();
    }

    private void repeat(String counts) {
        long most = 1;
        for (String count : counts.split(",", -1)) {
            if (!count.isEmpty() && count.length() < 6 && count.chars().allMatch(Character::isDigit)) {
                most = Math.max(most, Long.parseLong(count));
            }
        }
        last = bounded(last * most);
    }

    private static long bounded(long size) {
        return Math.min(size, MAXIMUM_SIZE + 1);
    }

    private int endOfClass(int start) {
        int i = start;
        if (i < text.length() && text.charAt(i) == '^') {
            i++;
        }
        if (i < text.length() && text.charAt(i) == ']') {
            i++;
        }
        while (i < text.length() && text.charAt(i) != ']') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }
}
