package dev.floe.dbt.select;

/**
 * A pattern as shells have them: {@code *}, {@code ?}, {@code [abc]}, {@code [a-c]}, {@code [!a]}. It matches a text as a
 * whole, upper and lower case apart, as Python's {@code fnmatch} does on Linux.
 */
final class Wildcard {
    private final int[] pattern;

    Wildcard(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    static boolean matches(String pattern, String text) {
        return new Wildcard(pattern).matches(text);
    }

    /** Whether a text has a character that a pattern does not take literally. */
    static boolean isIn(String text) {
        return text.chars().anyMatch(character -> "*?[]".indexOf(character) >= 0);
    }

    boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        int star = -1;
        int resume = 0;
        int position = 0;
        int index = 0;
        while (position < points.length) {
            if (index < pattern.length && pattern[index] == '*') {
                star = index;
                index++;
                resume = position;
            } else if (index < pattern.length && matchesOne(index, points[position])) {
                index = end(index);
                position++;
            } else if (star >= 0) {
                // The last star takes one character more.
                index = star + 1;
                resume++;
                position = resume;
            } else {
                return false;
            }
        }
        while (index < pattern.length && pattern[index] == '*') {
            index++;
        }
        return index == pattern.length;
    }

    private boolean matchesOne(int index, int point) {
        return switch (pattern[index]) {
            case '?' -> true;
            case '[' -> end(index) == index + 1 ? point == '[' : isInBrackets(index, point);
            default -> pattern[index] == point;
        };
    }

    /** Where the pattern goes on behind what stands at an index: behind the brackets, if it has some. */
    private int end(int index) {
        if (pattern[index] != '[') {
            return index + 1;
        }
        int close = index + 1;
        if (close < pattern.length && pattern[close] == '!') {
            close++;
        }
        if (close < pattern.length && pattern[close] == ']') {
            close++;
        }
        while (close < pattern.length && pattern[close] != ']') {
            close++;
        }
        return close < pattern.length ? close + 1 : index + 1;
    }

    private boolean isInBrackets(int index, int point) {
        int last = end(index) - 1;
        boolean isNegated = pattern[index + 1] == '!';
        int next = isNegated ? index + 2 : index + 1;
        boolean isFound = false;
        while (next < last) {
            if (next + 2 < last && pattern[next + 1] == '-') {
                isFound |= pattern[next] <= point && point <= pattern[next + 2];
                next += 3;
            } else {
                isFound |= pattern[next] == point;
                next++;
            }
        }
        return isFound != isNegated;
    }
}
