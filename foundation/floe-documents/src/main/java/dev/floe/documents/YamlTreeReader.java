package dev.floe.documents;

import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.documents.DocumentNode.Nothing;
import dev.floe.documents.DocumentNode.Scalar;
import dev.floe.documents.DocumentNode.Sequence;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Makes the tree of one document out of the events of the YAML parser. For one use. */
final class YamlTreeReader {
    private final SourceText source;
    private final YamlDialect dialect;
    private final ProblemCollector problems;
    private final YamlMarks marks;
    private final StreamReader characters;
    private final YamlTokens tokens;
    private final ParserImpl parser;
    private final ScalarTypes types;
    private final NodeBudget budget;
    private final YamlAnchors anchors;
    /** Where the text that was read last stands: a block has no end of its own. */
    private Place last;

    YamlTreeReader(SourceText source, YamlDialect dialect, DocumentLimits limits, ProblemCollector problems) {
        this.source = source;
        this.dialect = dialect;
        this.problems = problems;
        this.marks = new YamlMarks(source);
        this.budget = new NodeBudget(limits, problems);
        // One buffer for the whole text: with smaller ones the library copies a long scalar once per buffer.
        LoadSettings settings = LoadSettings.builder()
                .setBufferSize(source.text().length() + 1)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        this.characters = new StreamReader(settings, source.text());
        this.tokens = new YamlTokens(new ScannerImpl(settings, characters), marks, dialect, budget);
        this.parser = new ParserImpl(settings, tokens);
        this.types = switch (dialect) {
            case STRICT -> new CoreScalarTypes();
            case DBT -> new PyYamlScalarTypes();
        };
        this.anchors = new YamlAnchors(dialect, budget);
        this.last = source.start();
    }

    Optional<DocumentNode> read() {
        try {
            return readStream();
        } catch (NodeBudget.Exceeded reported) {
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            problems.add(new YamlSyntax(source, marks).problem(e));
            return Optional.empty();
        } catch (RuntimeException e) {
            // The library throws whatever its code meets on text that is no YAML, such as NoSuchElementException.
            problems.add(new YamlSyntax(source, marks).problem(characters.getMark()));
            return Optional.empty();
        }
    }

    private Optional<DocumentNode> readStream() {
        parser.next();
        if (parser.peekEvent().getEventId() == Event.ID.StreamEnd) {
            return empty(new Nothing(source.start()));
        }
        Place start = place(parser.next());
        DocumentNode root = node(parser.next(), 1);
        parser.next();
        Event following = parser.next();
        if (following.getEventId() != Event.ID.StreamEnd) {
            problems.add(
                    Problem.error(DocumentError.SEVERAL_DOCUMENTS, place(following), "A second document begins here")
                            .withRelated(start, "the first one begins here")
                            .withHelp("keep one document per file, and remove the '---' between them"));
        }
        return root instanceof Nothing nothing ? empty(nothing) : Optional.of(root);
    }

    private Optional<DocumentNode> empty(Nothing nothing) {
        if (dialect == YamlDialect.DBT) {
            return Optional.of(nothing);
        }
        problems.add(Problem.error(DocumentError.EMPTY, source.start(), "The document is empty"));
        return Optional.empty();
    }

    private DocumentNode node(Event event, int depth) {
        Optional<String> anchor = tokens.takeAnchor();
        if (event instanceof AliasEvent alias) {
            last = place(event);
            return anchors.resolve(alias.getAlias().getValue(), last, depth);
        }
        long before = budget.spent();
        anchor.ifPresent(anchors::open);
        budget.spend(1, place(event));
        DocumentNode node =
                switch (event) {
                    case ScalarEvent scalar -> scalar(scalar);
                    case CollectionStartEvent start -> collection(start, depth);
                    default -> throw new IllegalStateException("No node begins with " + event.getEventId());
                };
        anchor.ifPresent(name -> anchors.close(name, node, budget.spent() - before));
        return node;
    }

    private DocumentNode scalar(ScalarEvent event) {
        String text = event.getValue();
        Place place = marks.trimmedPlace(event.getStartMark(), event.getEndMark());
        last = place;
        if (!event.isPlain()) {
            checkCharacters(text, place);
            return new Scalar(PropertyValue.of(text), text, place);
        }
        return switch (types.resolve(text)) {
            case ScalarTypes.Value(PropertyValue value) -> new Scalar(value, text, place);
            case ScalarTypes.Absent() -> new Nothing(place);
            case ScalarTypes.Refused(PropertyValue value, DocumentError code, String message) -> {
                budget.report(Problem.error(code, place, message).withHelp("put it in quotes if it is meant as text"));
                yield new Scalar(value, text, place);
            }
        };
    }

    /** What could not stand in the file cannot come in by an escape either. */
    private void checkCharacters(String text, Place place) {
        text.codePoints()
                .filter(character -> character == 0 || CharacterRules.reorders(character) || isHalf(character))
                .findFirst()
                .ifPresent(character -> budget.report(Problem.error(
                                CharacterRules.reorders(character)
                                        ? DocumentError.BIDIRECTIONAL_OVERRIDE
                                        : DocumentError.CONTROL_CHARACTER,
                                place,
                                "The string holds the character %s by an escape"
                                        .formatted(CharacterRules.name(character)))
                        .withHelp("remove the escape")));
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private DocumentNode collection(CollectionStartEvent start, int depth) {
        budget.enter(depth, place(start));
        return start.getEventId() == Event.ID.MappingStart ? mapping(start, depth) : sequence(start, depth);
    }

    private DocumentNode sequence(CollectionStartEvent start, int depth) {
        List<DocumentNode> items = new ArrayList<>();
        while (parser.peekEvent().getEventId() != Event.ID.SequenceEnd) {
            items.add(node(parser.next(), depth + 1));
        }
        return new Sequence(items, placeOfCollection(start));
    }

    private DocumentNode mapping(CollectionStartEvent start, int depth) {
        YamlMappingBuilder builder = new YamlMappingBuilder(dialect, budget);
        while (parser.peekEvent().getEventId() != Event.ID.MappingEnd) {
            Event keyEvent = parser.next();
            Optional<String> plain = keyEvent instanceof ScalarEvent scalar && scalar.isPlain()
                    ? Optional.of(scalar.getValue())
                    : Optional.empty();
            DocumentNode key = node(keyEvent, depth + 1);
            builder.add(key, plain, node(parser.next(), depth + 1));
        }
        return new Mapping(builder.entries(), placeOfCollection(start));
    }

    private Place placeOfCollection(CollectionStartEvent start) {
        Event end = parser.next();
        if (start.isFlow()) {
            last = place(end);
        }
        Place first = place(start);
        return new Place(first.file(), first.line(), first.column(), last.endLine(), last.endColumn());
    }

    private Place place(Event event) {
        return marks.place(event.getStartMark(), event.getEndMark());
    }
}
