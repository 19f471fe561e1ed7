package dev.floe.documents.shape;

import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a part of a document may be. One declaration serves the reader and the JSON Schema, so that the two cannot differ.
 *
 * @param <T> what it is read into
 */
public interface Shape<T> {
    /**
     * Reads a node. Where it does not fit, reports why and returns empty; where only a part of it does not fit, reports why
     * and returns what can be made of the rest, so that all problems come at once.
     *
     * @param subject what messages call the node
     */
    Optional<T> read(Subject subject, DocumentNode node, ProblemCollector problems);

    /** Reads the root of a document. */
    default Optional<T> read(DocumentNode node, ProblemCollector problems) {
        return read(Subject.document(), node, problems);
    }

    /** What fits, with an article, for a message: {@code a list}. */
    String kind();

    /** The JSON Schema (draft 2020-12) of this shape; may refer to {@code #/$defs/...} for named objects. */
    PropertyValue.Entries jsonSchema(SchemaDefinitions definitions);

    /** The same shape, read into something else. */
    default <U> Shape<U> map(Function<? super T, ? extends U> function) {
        return new MappedShape<>(this, function);
    }
}
