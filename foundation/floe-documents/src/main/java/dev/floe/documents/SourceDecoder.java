package dev.floe.documents;

import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns bytes into text, and refuses what a reader of the file could not see. */
final class SourceDecoder {
    /** So many of a kind are shown: a file full of them is not mended one by one. */
    private static final int SHOWN_AT_MOST = 20;

    private final String path;
    private final byte[] bytes;
    private final ProblemCollector problems;

    SourceDecoder(String path, byte[] bytes, ProblemCollector problems) {
        this.path = path;
        this.bytes = bytes;
        this.problems = problems;
    }

    Optional<SourceText> decode(DocumentLimits limits) {
        if (bytes.length > limits.bytes()) {
            problems.add(Problem.error(
                            DocumentError.TOO_LARGE,
                            Place.startOf(path),
                            "The file has %d bytes, and may have %d at most".formatted(bytes.length, limits.bytes()))
                    .withHelp("split it, or keep data out of it"));
            return Optional.empty();
        }
        if (beginsWith(0xFE, 0xFF) || beginsWith(0xFF, 0xFE)) {
            problems.add(Problem.error(
                            DocumentError.BYTE_ORDER_MARK,
                            Place.startOf(path),
                            "The file begins with a byte order mark of UTF-16")
                    .withHelp("save it as UTF-8"));
            return Optional.empty();
        }
        int start = 0;
        if (beginsWith(0xEF, 0xBB, 0xBF)) {
            problems.add(Problem.error(
                            DocumentError.BYTE_ORDER_MARK,
                            Place.startOf(path),
                            "The file begins with a byte order mark")
                    .withHelp("save it as UTF-8 without a byte order mark (BOM)"));
            start = 3;
        }
        return text(start).filter(this::holdsOnlyVisibleCharacters);
    }

    private Optional<SourceText> text(int start) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer output = CharBuffer.allocate(bytes.length - start + 1);
        CoderResult result = decoder.decode(input, output, true);
        SourceText text = new SourceText(path, output.flip().toString());
        if (result.isError()) {
            int end = text.text().length();
            Place here = text.place(end, end);
            int wrong = bytes[input.position()] & 0xFF;
            problems.add(Problem.error(
                            DocumentError.NOT_UTF8,
                            new Place(path, here.line(), here.column(), here.line(), here.column() + 1),
                            "The byte 0x%02X at offset %d is not UTF-8".formatted(wrong, input.position()))
                    .withHelp("save the file as UTF-8"));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private boolean holdsOnlyVisibleCharacters(SourceText source) {
        String text = source.text();
        int reorderings = 0;
        int controls = 0;
        int marks = 0;
        for (int offset = 0; offset < text.length(); offset++) {
            char character = text.charAt(offset);
            if (isVisible(character)) {
                continue;
            }
            if (CharacterRules.isByteOrderMark(character)) {
                report(source, offset, DocumentError.BYTE_ORDER_MARK, "is a byte order mark", ++marks);
            } else if (CharacterRules.reorders(character)) {
                report(source, offset, DocumentError.BIDIRECTIONAL_OVERRIDE, CharacterRules.REORDERS, ++reorderings);
            } else if (CharacterRules.isControl(character)) {
                report(source, offset, DocumentError.CONTROL_CHARACTER, "cannot be seen", ++controls);
            }
        }
        return controls == 0;
    }

    private void report(SourceText source, int offset, DocumentError code, String reason, int count) {
        if (count > SHOWN_AT_MOST) {
            return;
        }
        char character = source.text().charAt(offset);
        String message = "The character %s %s".formatted(CharacterRules.name(character), reason);
        problems.add(
                Problem.error(code, source.place(offset, offset + 1), message).withHelp("remove it"));
    }

    /** Nearly every character: decided with one comparison, since this looks at each one of the file. */
    private static boolean isVisible(char character) {
        return (character >= ' ' && character < 0x7F) || character == '\n';
    }

    private boolean beginsWith(int... values) {
        if (bytes.length < values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((bytes[i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }
}
