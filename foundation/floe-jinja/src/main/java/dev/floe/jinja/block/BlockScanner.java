package dev.floe.jinja.block;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.SourcePosition;
import dev.floe.jinja.error.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a file into the blocks that dbt takes one by one. Text between them is left out; comments, raw sections and
 * strings may contain what looks like a tag.
 */
public final class BlockScanner {
    private static final Pattern OPENING = Pattern.compile("\\{%[-+]?\\s*(\\w+)(?:\\s+(\\w+))?");
    private static final Pattern RAW_END = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%\\}");

    private final String file;
    private final String text;
    private final Set<String> types;
    private final List<Block> blocks = new ArrayList<>();
    private int position;
    /** Up to where text belongs to a tag already. */
    private int taken;

    private BlockScanner(String file, String text, Set<String> types) {
        this.file = file;
        this.text = text;
        this.types = types;
    }

    /**
     * Finds the blocks of some types.
     *
     * @param file the file's path, for errors
     * @throws TemplateException of kind SYNTAX for a block that is not closed
     */
    public static List<Block> blocks(String file, String text, Set<String> types) {
        BlockScanner scanner = new BlockScanner(file, text, types);
        scanner.scan();
        return scanner.blocks;
    }

    private void scan() {
        for (int tag = nextTag(); tag >= 0; tag = nextTag()) {
            switch (text.charAt(tag + 1)) {
                case '#' -> position = after(text.indexOf("#}", tag + 2), 2);
                case '{' -> position = expressionEnd(tag + 2, "}}");
                default -> statement(tag);
            }
        }
    }

    private int nextTag() {
        for (int brace = text.indexOf('{', position); brace >= 0; brace = text.indexOf('{', brace + 1)) {
            char kind = brace + 1 < text.length() ? text.charAt(brace + 1) : ' ';
            if (kind == '{' || kind == '%' || kind == '#') {
                return brace;
            }
        }
        return -1;
    }

    private int after(int found, int length) {
        return found < 0 ? text.length() : found + length;
    }

    /** Just behind the end of a tag, which may have strings in it. */
    private int expressionEnd(int start, String end) {
        int i = start;
        while (i < text.length()) {
            char character = text.charAt(i);
            if (text.startsWith(end, i)) {
                return i + 2;
            }
            if (character == '\'' || character == '"') {
                i = stringEnd(i, character);
            } else {
                i++;
            }
        }
        return text.length();
    }

    private int stringEnd(int start, char quote) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private void statement(int tag) {
        Matcher opening = OPENING.matcher(text).region(tag, text.length());
        if (!opening.lookingAt()) {
            position = expressionEnd(tag + 2, "%}");
            return;
        }
        int end = expressionEnd(opening.end(), "%}");
        String type = opening.group(1);
        if (type.equals("raw")) {
            Matcher rawEnd = RAW_END.matcher(text);
            position = rawEnd.find(end) ? rawEnd.end() : text.length();
        } else if (types.contains(type)) {
            String name = opening.group(2);
            block(tag, end, type, name == null ? "" : name);
        } else {
            position = end;
            if (end > 2 && end < text.length() && text.charAt(end - 3) == '-') {
                taken = spaceAfter(end);
            }
        }
    }

    private void block(int tag, int contentStart, String type, String name) {
        Matcher close =
                Pattern.compile("\\{%[-+]?\\s*end" + type + "\\s*[-+]?%\\}").matcher(text);
        position = contentStart;
        for (int inner = nextTag(); inner >= 0; inner = nextTag()) {
            close.region(inner, text.length());
            if (close.lookingAt()) {
                int start = text.charAt(tag + 2) == '-' ? Math.max(spaceBefore(tag), taken) : tag;
                boolean isStripping = text.charAt(close.end() - 3) == '-';
                position = isStripping ? spaceAfter(close.end()) : close.end();
                int line = 1
                        + (int) text.substring(0, tag)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                boolean stripsStart = text.charAt(contentStart - 3) == '-';
                boolean stripsEnd = text.charAt(inner + 2) == '-';
                int from = stripsStart ? Math.min(spaceAfter(contentStart), inner) : contentStart;
                int to = stripsEnd ? Math.max(spaceBefore(inner), from) : inner;
                taken = position;
                blocks.add(new Block(type, name, text.substring(start, position), text.substring(from, to), line));
                return;
            }
            skip(inner);
        }
        int line =
                1 + (int) text.substring(0, tag).chars().filter(c -> c == '\n').count();
        throw TemplateException.at(
                new SourcePosition(file, line, 1),
                ErrorKind.SYNTAX,
                "unclosed block: '" + type + " " + name + "' has no '{% end" + type + " %}'");
    }

    private void skip(int tag) {
        switch (text.charAt(tag + 1)) {
            case '#' -> position = after(text.indexOf("#}", tag + 2), 2);
            case '{' -> position = expressionEnd(tag + 2, "}}");
            default -> {
                Matcher opening = OPENING.matcher(text).region(tag, text.length());
                int end = expressionEnd(opening.lookingAt() ? opening.end() : tag + 2, "%}");
                if (opening.lookingAt() && opening.group(1).equals("raw")) {
                    Matcher rawEnd = RAW_END.matcher(text);
                    end = rawEnd.find(end) ? rawEnd.end() : text.length();
                }
                position = end;
            }
        }
    }

    private int spaceBefore(int offset) {
        int start = offset;
        while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private int spaceAfter(int offset) {
        int end = offset;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
