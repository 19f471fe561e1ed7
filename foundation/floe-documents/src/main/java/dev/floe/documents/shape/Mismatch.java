package dev.floe.documents.shape;

import dev.floe.documents.DocumentError;
import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.Problem;

/** The problems of a node that does not fit. */
final class Mismatch {
    private Mismatch() {}

    /** The node is of another kind, or it is nothing at all. */
    static Problem kind(Subject subject, String expected, DocumentNode node) {
        return node instanceof DocumentNode.Nothing
                ? noValue(subject, node)
                : Problem.error(
                        DocumentError.WRONG_TYPE,
                        node.place(),
                        "%s must be %s, but is %s".formatted(subject.name(), expected, node.kind()));
    }

    private static Problem noValue(Subject subject, DocumentNode node) {
        return Problem.error(
                        DocumentError.NO_VALUE, subject.label().orElse(node.place()), subject.name() + " has no value")
                .withHelp("give it a value, or remove it");
    }
}
