package dev.floe.documents;

import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says in floe's words what the YAML library found. Its own message quotes the text around it, which may be a credential,
 * over several lines.
 */
final class YamlSyntax {
    private final SourceText source;
    private final YamlMarks marks;

    YamlSyntax(SourceText source, YamlMarks marks) {
        this.source = source;
        this.marks = marks;
    }

    Problem problem(MarkedYamlEngineException e) {
        String context = Optional.ofNullable(e.getContext()).orElse("");
        String found = Optional.ofNullable(e.getProblem()).orElse("");
        Optional<Mark> at = e.getProblemMark().or(e::getContextMark);
        Optional<Mark> start = e.getContextMark().or(() -> at);
        if (context.contains("quoted scalar")) {
            return quoted(found, start, at);
        }
        if (context.contains("block scalar")) {
            return blockScalar(found, at);
        }
        if (context.contains("simple key")) {
            return error(lineFrom(start), "This line has no ':' after its key")
                    .withHelp("write 'key: value', or indent the line if it belongs to the one before");
        }
        if (context.contains("anchor") || context.contains("alias")) {
            return error(character(at), "The name of an anchor or alias is made of letters and digits")
                    .withHelp("put the value in quotes if '&' or '*' is part of it");
        }
        if (context.contains("tag")) {
            return Problem.error(DocumentError.TAG, character(at), "A tag is not allowed here")
                    .withHelp("put the value in quotes if '!' is part of it");
        }
        if (context.contains("directive")) {
            return error(character(at), "A line that begins with '%' is a directive of YAML, which is not allowed")
                    .withHelp("remove the line");
        }
        return structure(context, found, start, at);
    }

    /** Where nothing is known but how far the library came. */
    Problem problem(Optional<Mark> at) {
        return error(character(at), "The text is not YAML from " + foundAt(at) + " on");
    }

    private Problem structure(String context, String found, Optional<Mark> start, Optional<Mark> at) {
        if (context.contains("flow sequence")) {
            return unclosed("list", '[', ']', start, at);
        }
        if (context.contains("flow mapping")) {
            return unclosed("mapping", '{', '}', start, at);
        }
        if (context.contains("block mapping") || context.contains("block collection")) {
            String what = context.contains("block mapping") ? "mapping" : "list";
            return error(character(at), "This does not fit into the %s around it".formatted(what))
                    .withRelated(character(start), "the %s begins here".formatted(what))
                    .withHelp("indent it like its neighbours, or put a value that goes on in quotes");
        }
        if (context.contains("flow node") || context.contains("block node")) {
            return error(character(at), "A value is missing before " + foundAt(at));
        }
        if (found.contains("cannot start any token")) {
            return cannotBegin(at);
        }
        if (found.contains("mapping values are not allowed")) {
            return error(character(at), "A ':' is not allowed here")
                    .withHelp("put a value that holds ': ' in quotes, or check the indentation");
        }
        if (found.contains("sequence entries are not allowed")) {
            return error(character(at), "A '-' is not allowed here")
                    .withHelp("begin the list on a line of its own, or put the value in quotes");
        }
        if (found.contains("mapping keys are not allowed")) {
            return error(character(at), "A '?' is not allowed here").withHelp("put the value in quotes");
        }
        if (found.contains("<document start>")) {
            return error(character(at), "The document has ended before " + foundAt(at))
                    .withHelp("remove what follows, or indent it into the document");
        }
        return problem(at);
    }

    private Problem quoted(String found, Optional<Mark> start, Optional<Mark> at) {
        if (found.contains("escape")) {
            int backslash = source.text().lastIndexOf('\\', marks.offset(at));
            return error(source.place(backslash, backslash + 2), "The string has an unknown escape")
                    .withHelp("write '\\\\' for a backslash, or use single quotes");
        }
        boolean isDouble = source.text().startsWith("\"", marks.offset(start));
        return error(character(start), "The string that begins here is not closed")
                .withHelp(isDouble ? "end it with a double quote" : "end it with a single quote");
    }

    private Problem blockScalar(String found, Optional<Mark> at) {
        if (found.contains("leading empty lines")) {
            return error(
                            character(at),
                            "The text begins with an empty line that is indented further than its first line")
                    .withHelp("remove the spaces of the empty line");
        }
        return error(character(at), "After '|' or '>' only '+', '-', a digit from 1 to 9 or a comment can stand")
                .withHelp("begin the text on the next line");
    }

    private Problem unclosed(String what, char begin, char end, Optional<Mark> start, Optional<Mark> at) {
        String message = isEnd(at)
                ? "The %s that begins with '%s' is not closed".formatted(what, begin)
                : "A ',' or '%s' is missing before %s".formatted(end, foundAt(at));
        return isEnd(at)
                ? error(character(start), message).withHelp("end it with '%s'".formatted(end))
                : error(character(at), message).withRelated(character(start), "the %s begins here".formatted(what));
    }

    private Problem cannotBegin(Optional<Mark> at) {
        int offset = marks.offset(at);
        if (offset < source.text().length() && source.text().charAt(offset) == '\t') {
            return error(character(at), "A tab cannot stand between the parts of a document")
                    .withHelp("use spaces");
        }
        return error(character(at), "A value cannot begin with " + foundAt(at)).withHelp("put the value in quotes");
    }

    private static Problem error(Place place, String message) {
        return Problem.error(DocumentError.SYNTAX, place, message);
    }

    private boolean isEnd(Optional<Mark> mark) {
        return source.text()
                .substring(Math.min(marks.offset(mark), source.text().length()))
                .isBlank();
    }

    private String foundAt(Optional<Mark> mark) {
        int offset = marks.offset(mark);
        if (offset >= source.text().length()) {
            return "the end of the file";
        }
        int character = source.text().codePointAt(offset);
        if (character == '\n' || character == '\r') {
            return "the end of the line";
        }
        return Quoted.name(Character.toString(character));
    }

    private Place character(Optional<Mark> mark) {
        int offset = marks.offset(mark);
        boolean isVisible =
                offset < source.text().length() && "\r\n".indexOf(source.text().charAt(offset)) < 0;
        return source.place(offset, isVisible ? source.text().offsetByCodePoints(offset, 1) : offset);
    }

    private Place lineFrom(Optional<Mark> mark) {
        int offset = Math.min(marks.offset(mark), source.text().length());
        int end = offset;
        while (end < source.text().length() && "\r\n".indexOf(source.text().charAt(end)) < 0) {
            end++;
        }
        return source.place(offset, end);
    }
}
