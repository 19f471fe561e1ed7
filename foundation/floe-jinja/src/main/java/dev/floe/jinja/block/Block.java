package dev.floe.jinja.block;

import static java.util.Objects.requireNonNull;

/**
 * A block at the top level of a file.
 *
 * @param type the tag that opens it, such as {@code macro}
 * @param name the name behind the tag
 * @param text all of it, with its tags and the whitespace that their {@code -} takes away
 * @param contents what stands between its tags
 * @param line the line of its opening tag, from 1
 */
public record Block(String type, String name, String text, String contents, int line) {
    public Block {
        requireNonNull(type, "type is null");
        requireNonNull(name, "name is null");
        requireNonNull(text, "text is null");
        requireNonNull(contents, "contents is null");
    }
}
