package dev.floe.documents.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.floe.documents.DocumentError;
import dev.floe.documents.DocumentLimits;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.NodeBudget;
import dev.floe.documents.Quoted;
import dev.floe.documents.ScalarTypes;
import dev.floe.documents.SourceText;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the tree of one document out of the tokens of the JSON parser. For one use. */
final class JsonTreeReader {
    /** The limits are floe's own, which say where; the library's only say that. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final SourceText source;
    private final ProblemCollector problems;
    private final NodeBudget budget;
    private final ScalarTypes numbers = ScalarTypes.core();

    JsonTreeReader(SourceText source, DocumentLimits limits, ProblemCollector problems) {
        this.source = source;
        this.problems = problems;
        this.budget = new NodeBudget(limits, problems);
    }

    Optional<DocumentNode> read() {
        try (JsonParser parser = FACTORY.createParser(source.text())) {
            if (parser.nextToken() == null) {
                problems.add(Problem.error(DocumentError.EMPTY, source.start(), "The document is empty"));
                return Optional.empty();
            }
            DocumentNode root = node(parser, 1);
            if (parser.nextToken() != null) {
                problems.add(Problem.error(
                        DocumentError.SEVERAL_DOCUMENTS, begin(parser), "The document has ended before this"));
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (NodeBudget.Exceeded reported) {
            return Optional.empty();
        } catch (JsonEOFException e) {
            int end = source.text().length();
            problems.add(Problem.error(
                    DocumentError.SYNTAX, source.place(end, end), "The JSON is not complete, it ends here"));
            return Optional.empty();
        } catch (JsonParseException e) {
            problems.add(syntax(e));
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read from memory", e);
        }
    }

    private DocumentNode node(JsonParser parser, int depth) throws IOException {
        Place begin = begin(parser);
        budget.spend(1, begin);
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, depth, begin);
            case START_ARRAY -> sequence(parser, depth, begin);
            case VALUE_STRING -> scalar(PropertyValue.of(parser.getText()), parser, begin);
            case VALUE_TRUE -> scalar(PropertyValue.of(true), parser, begin);
            case VALUE_FALSE -> scalar(PropertyValue.of(false), parser, begin);
            case VALUE_NULL -> new DocumentNode.Nothing(upToHere(parser, begin));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("No value begins with " + parser.currentToken());
        };
    }

    private DocumentNode mapping(JsonParser parser, int depth, Place begin) throws IOException {
        budget.enter(depth, begin);
        Map<String, DocumentNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place keyPlace = keyPlace(parser);
            budget.spend(1, keyPlace);
            parser.nextToken();
            DocumentNode.Entry entry = new DocumentNode.Entry(name, keyPlace, node(parser, depth + 1));
            Optional<DocumentNode.Entry> first = Optional.ofNullable(entries.putIfAbsent(name, entry));
            first.ifPresent(other -> budget.report(Problem.error(
                            DocumentError.DUPLICATE_KEY,
                            keyPlace,
                            "The key %s stands twice in one mapping".formatted(Quoted.name(name)))
                    .withRelated(other.keyPlace(), "the first one")
                    .withHelp("remove one of them")));
        }
        return new DocumentNode.Mapping(new ArrayList<>(entries.values()), upToHere(parser, begin));
    }

    private DocumentNode sequence(JsonParser parser, int depth, Place begin) throws IOException {
        budget.enter(depth, begin);
        List<DocumentNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, depth + 1));
        }
        return new DocumentNode.Sequence(items, upToHere(parser, begin));
    }

    private DocumentNode number(JsonParser parser) throws IOException {
        String text = parser.getText();
        // Not up to here: the parser has read the character after a number that is the whole document.
        int offset = offset(parser.currentTokenLocation());
        Place place = source.place(offset, offset + text.length());
        return switch (numbers.resolve(text)) {
            case ScalarTypes.Value(PropertyValue value) -> new DocumentNode.Scalar(value, text, place);
            case ScalarTypes.Refused(PropertyValue value, DocumentError code, String message) -> {
                budget.report(Problem.error(code, place, message).withHelp("put it in quotes if it is meant as text"));
                yield new DocumentNode.Scalar(value, text, place);
            }
            case ScalarTypes.Absent() -> throw new IllegalStateException("No number is empty");
        };
    }

    private DocumentNode scalar(PropertyValue value, JsonParser parser, Place begin) throws IOException {
        return new DocumentNode.Scalar(value, parser.getText(), upToHere(parser, begin));
    }

    private Problem syntax(JsonParseException e) {
        int offset = Optional.ofNullable(e.getLocation())
                .map(location -> (int) location.getCharOffset())
                .orElse(0);
        int at = Math.clamp(offset, 0, source.text().length());
        String found = at < source.text().length()
                ? Quoted.name(Character.toString(source.text().codePointAt(at)))
                : "the end of the file";
        return Problem.error(
                DocumentError.SYNTAX, source.place(at, at + 1), "The text is not JSON from " + found + " on");
    }

    private Place begin(JsonParser parser) {
        int offset = offset(parser.currentTokenLocation());
        return source.place(offset, offset + 1);
    }

    /** With its quotes. The parser has gone on to the value by now. */
    private Place keyPlace(JsonParser parser) {
        int begin = offset(parser.currentTokenLocation());
        int end = begin + 1;
        while (source.text().charAt(end) != '"') {
            end += source.text().charAt(end) == '\\' ? 2 : 1;
        }
        return source.place(begin, end + 1);
    }

    private Place upToHere(JsonParser parser, Place begin) {
        int end = offset(parser.currentLocation());
        Place last = source.place(end, end);
        return new Place(begin.file(), begin.line(), begin.column(), last.line(), last.column());
    }

    private static int offset(JsonLocation location) {
        return (int) location.getCharOffset();
    }
}
